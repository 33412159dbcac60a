import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import type { Begun } from "../deliver/pdf/begin.ts";
import { qrFigure } from "../deliver/pdf/code.ts";
import { COLUMN, leftOf, sectionOf } from "./letter-page.ts";

export type FootParts = {
  petition: Record<Locale, { version: number; warning?: string }>;
  /** The full address of the petition in each language. */
  urls: Record<Locale, string>;
  organisation: Record<Locale, string>;
  /** Where signed sheets go, and by when. */
  due: Record<Locale, string>;
};

const SIZE = 7.5;
const TITLE_HEIGHT = 12;
const CODE = 58;
const AFTER = 2;
const place = { width: COLUMN - CODE - 8, lineGap: 0 };

function textsOf(locale: Locale, { petition, organisation, due }: FootParts): string[] {
  const t = translator(locale);
  const { warning, version } = petition[locale];
  return [
    t("paper.sheet.after", { organisation: organisation[locale] }),
    ...(warning ? [warning] : []),
    due[locale],
    t("paper.sheet.not", { version }),
  ];
}

/** In points, the higher one of both languages. */
export function heightOfFoot(paper: Begun, parts: FootParts): number {
  const heights = locales.map((locale) =>
    textsOf(locale, parts).reduce(
      (sum, text) => sum + paper.heightOf(text, "label", SIZE, place) + AFTER,
      TITLE_HEIGHT,
    ),
  );
  return Math.max(CODE + 12, ...heights);
}

/** What becomes of the sheet, the petition's address as a code, and a place for the batch's name. */
export function writeFoot(paper: Begun, locale: Locale, parts: FootParts, top: number): void {
  const t = translator(locale);
  const { element, write } = paper;
  const section = sectionOf(paper, locale);
  const x = leftOf(locale);
  section.add(element("H2", {}, () => write(t("paper.sheet.what"), "title", 8.5, { ...place, x, y: top })));
  let y = top + TITLE_HEIGHT;
  for (const text of textsOf(locale, parts)) {
    section.add(element("P", {}, () => write(text, "label", SIZE, { ...place, x, y })));
    y += paper.heightOf(text, "label", SIZE, place) + AFTER;
  }
  const url = parts.urls[locale];
  const code = { x: x + COLUMN - CODE, y: top, size: CODE };
  section.add(qrFigure(paper, url, t("paper.code", { url }), code));
  const below = { x: code.x, y: top + CODE + 2, width: CODE, lineGap: 0 };
  section.add(element("P", {}, () => write(t("paper.sheet.batch"), "label", SIZE, below)));
}
