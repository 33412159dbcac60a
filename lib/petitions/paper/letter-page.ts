import { type Locale, languageTag, locales } from "../../i18n/locales.ts";
import type { Begun } from "../deliver/pdf/begin.ts";

const GAP = 22;

/** A page of letter size with two columns, one for each language; in points. */
export const LETTER = { width: 612, height: 792, side: 36, top: 30, foot: 28 } as const;
export const COLUMN = (LETTER.width - 2 * LETTER.side - GAP) / 2;

/** Where the column of a language begins. */
export function leftOf(locale: Locale): number {
  return LETTER.side + (locale === locales[0] ? 0 : COLUMN + GAP);
}

/** A new part of the document, in one language. */
export function sectionOf({ root, element }: Begun, locale: Locale): PDFKit.PDFStructureElement {
  return added(root, element("Sect", { lang: languageTag[locale] }));
}

/** The child, once it belongs to its parent: only then may anything be drawn for it. */
export function added(
  parent: PDFKit.PDFStructureElement,
  child: PDFKit.PDFStructureElement,
): PDFKit.PDFStructureElement {
  parent.add(child);
  return child;
}
