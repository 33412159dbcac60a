import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { COLOURS_FILE } from "../load/look.ts";
import type { Problem } from "../problem.ts";

/** What is read on what, and how much they must differ: 4.5 for words, 3 for lines and controls (WCAG 2.2). */
const PAIRS: readonly [ink: string, ground: string, contrast: number][] = [
  ["spruce-950", "birch-50", 4.5],
  ["spruce-950", "dusk-100", 4.5],
  ["slate-600", "birch-50", 4.5],
  ["slate-700", "dusk-100", 4.5],
  ["fireweed-600", "birch-50", 4.5],
  ["fireweed-700", "birch-50", 4.5],
  ["fireweed-500", "birch-50", 3],
  ["edge-500", "birch-50", 3],
  ["brick-600", "birch-0", 4.5],
  ["birch-0", "fireweed-600", 4.5],
  ["birch-50", "spruce-900", 4.5],
  ["birch-50", "spruce-800", 4.5],
  ["spruce-300", "spruce-900", 4.5],
  ["fireweed-300", "spruce-900", 4.5],
  ["lamp-300", "spruce-900", 3],
];

const DECLARED = /--color-([a-z]+-\d+)\s*:\s*([^;]*);/gu;

/** Colours that charts and share pictures cannot read, and pairs that some readers could not tell apart. */
export async function checkLook(root: string): Promise<Problem[]> {
  const css = await readFile(join(root, COLOURS_FILE), "utf8").catch(() => null); // the build names a style sheet that is missing
  if (css === null) return [];
  const problems: Problem[] = [];
  const colours = new Map<string, { value: string; line: number }>();
  for (const { 1: name = "", 2: text = "", index } of css.matchAll(DECLARED)) {
    const [value, line] = [text.trim().toLowerCase(), css.slice(0, index).split("\n").length];
    if (/^#[0-9a-f]{6}$/u.test(value)) colours.set(name, { value, line });
    else
      problems.push({
        file: COLOURS_FILE,
        line,
        column: 1,
        found: `\`${value}\` is no colour that charts can read`,
        remedy: "write it as #rrggbb",
      });
  }
  if (problems.length > 0) return problems;
  for (const [ink, ground, least] of PAIRS) {
    const [one, other] = [colours.get(ink), colours.get(ground)];
    const missing = one ? ground : ink;
    if (!one || !other)
      problems.push({
        file: COLOURS_FILE,
        line: 1,
        column: 1,
        found: `no colour \`--color-${missing}\``,
        remedy: "keep every name, and change only its value",
      });
    else if (contrast(one.value, other.value) < least)
      problems.push({
        file: COLOURS_FILE,
        line: one.line,
        column: 1,
        found: `\`--color-${ink}\` on \`--color-${ground}\` has a contrast of ${contrast(one.value, other.value).toFixed(1)}, and needs ${least}`,
        remedy: "make one of the two darker or lighter",
      });
  }
  return problems;
}

/** Contrast of two colours (WCAG 2.2), from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
