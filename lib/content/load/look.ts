import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isPreview } from "../../env.ts";
import type { Locale } from "../../i18n/locales.ts";
import { projectRoot } from "../read/folders.ts";

const FOLDER = "content/look";

/** The style sheet that holds every colour of the campaign. */
export const COLOURS_FILE = `${FOLDER}/colours.css`;

const texts = new Map<string, string>();

/** Read once: a page shows several, and `npm run dev` is started again for another look. */
function read(file: string): string {
  const path = join(projectRoot(), file);
  let text = texts.get(path);
  if (text === undefined) {
    text = readFileSync(path, "utf8").trim();
    texts.set(path, text);
  }
  return text;
}

/** The mark beside the name, as SVG in the colour of the text around it; empty for an organisation without one. */
export function markSvg(): string {
  return readIfThere(`${FOLDER}/mark.svg`);
}

/** What stands above the footer, as SVG; empty where there is nothing. */
export function footSvg(): string {
  return readIfThere(`${FOLDER}/foot.svg`);
}

function readIfThere(file: string): string {
  return existsSync(join(projectRoot(), file)) ? read(file) : "";
}

/** The organisation's logo in one language, as addresses of files: in its colours, and in one colour; null where there is none. */
export function logoFiles(locale: Locale): Record<"coloured" | "mono", string | null> {
  const file = (name: string) => {
    const address = `/illustrations/${name}.svg`;
    return existsSync(join(projectRoot(), "public", address)) ? address : null;
  };
  return { coloured: file(`logo-${locale}`), mono: file(`logo-${locale}-mono`) };
}

/** One of the wide drawings that stand inside a page, as SVG; empty where there is none. @param file without `.svg` */
export function drawingSvg(file: string): string {
  return readIfThere(`${FOLDER}/drawings/${file}.svg`);
}

/**
 * A colour of `content/look/colours.css` as `#rrggbb`, for what no style sheet reaches.
 * @param name as there, without `--color-`
 * @throws Error when it is not there
 */
export function colour(name: string): string {
  const value = new RegExp(`--color-${name}:\\s*(#[0-9a-f]{6})\\s*;`, "iu").exec(read(COLOURS_FILE))?.[1];
  if (!value && isPreview()) return "#808080"; // the check names it
  if (!value) throw new Error(`${COLOURS_FILE} has no colour --color-${name}: write it as #rrggbb.`);
  return value.toLowerCase();
}
