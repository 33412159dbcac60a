import { colour } from "#lib/content/index.ts";
import { escapeHtml } from "#lib/escape-html.ts";
import { formatCount, type Locale, translator } from "#lib/i18n/index.ts";
import type { PetitionState } from "#lib/petitions/status.ts";
import type { Count } from "./goal.tsx";
import { stateLine } from "./state-words.ts";

type Terms = Parameters<typeof stateLine>[1] & { title: string; goal: number; milestones?: number[] };

const WIDTH = 320;
const TRACK = { x: 14, y: 80, length: 262 };
const INK = colour("spruce-950");
const MUTED = colour("slate-700");
const LINE = colour("fireweed-600");
const EDGE = colour("edge-500");
const RULE = colour("birch-300");

/**
 * The count of a petition as a picture of 320 by 96 pixels: number, words and the line to the next goal while it is open,
 * and else what has become of it, without a line. Its letters are the reader's own: a picture loads no font.
 */
export function counterSvg(locale: Locale, petition: Terms, state: PetitionState, count: Count): string {
  const parts = state === "open" && count ? growing(locale, petition, count) : told(locale, petition, state, count);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="96" viewBox="0 0 ${WIDTH} 96" role="img" font-family="system-ui, sans-serif">`,
    `<title>${escapeHtml(petition.title)}</title>`,
    `<rect x=".5" y=".5" width="${WIDTH - 1}" height="95" fill="#fff" stroke="${RULE}"/>`,
    ...parts,
    "</svg>",
  ].join("");
}

function growing(locale: Locale, { goal, milestones = [] }: Terms, { confirmed }: NonNullable<Count>): string[] {
  const t = translator(locale);
  const next = milestones.find((each) => each > confirmed && each < goal) ?? goal;
  const reached = Math.round((TRACK.length * Math.min(confirmed, next)) / next);
  const shown = formatCount(locale, confirmed);
  const small = `<tspan dx="8" font-size="14" font-weight="400">${escapeHtml(t("count.confirmed", { count: confirmed }))}</tspan>`;
  const { x, y, length } = TRACK;
  return [
    confirmed === 0
      ? `<text x="14" y="32" font-size="15" font-weight="700" fill="${INK}">${escapeHtml(t("count.first"))}</text>`
      : `<text x="14" y="34" font-size="26" font-weight="700" fill="${INK}">${shown}${small}</text>`,
    `<text x="14" y="56" font-size="13" fill="${MUTED}">${escapeHtml(noteOf(locale, { confirmed, goal, next }))}</text>`,
    `<path d="M${x} ${y}H${x + length}M${x + length} ${y}v-9a7 7 0 0 1 14 0v9h16" fill="none" stroke="${EDGE}" stroke-width="2"/>`,
    reached > 0 ? `<path d="M${x} ${y}H${x + reached}" stroke="${LINE}" stroke-width="4"/>` : "",
  ];
}

/** What the page says below its line. */
function noteOf(locale: Locale, { confirmed, goal, next }: { confirmed: number; goal: number; next: number }): string {
  const t = translator(locale);
  if (confirmed >= goal) return t("count.reached", { goal: formatCount(locale, goal) });
  if (confirmed === 0) return t("count.firstGoal", { goal: formatCount(locale, next) });
  return t("count.toNext", { confirmed: formatCount(locale, confirmed), goal: formatCount(locale, next) });
}

function told(locale: Locale, petition: Terms, state: PetitionState, count: Count): string[] {
  const words = stateLine(locale, petition, state, count) ?? translator(locale)("count.unknown");
  return linesOf(words).map(
    (line, index) =>
      `<text x="14" y="${34 + index * 22}" font-size="16" font-weight="600" fill="${INK}">${escapeHtml(line)}</text>`,
  );
}

/** Lines of at most 36 letters. */
function linesOf(words: string): string[] {
  return words.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 36) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}
