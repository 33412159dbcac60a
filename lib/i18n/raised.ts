import type { Locale } from "./locales.ts";

// One letter alone may begin a word: Ce, Les.
const RAISED: Readonly<Record<Locale, RegExp | null>> = {
  en: null,
  fr: /((?<=(?<![\p{L}\p{N}-])(?:1|I))(?:ers?|res?)(?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}-])(?:\d{1,3}|[VX]|[IVXLC]{2,}))es?(?![\p{L}\p{N}]))/u,
};

/** A text in parts: those at odd places are ends of ordinals, which French raises: 1er, 2e, XXe. */
export function splitRaised(locale: Locale, text: string): string[] {
  const pattern = RAISED[locale];
  return pattern ? text.split(pattern) : [text];
}
