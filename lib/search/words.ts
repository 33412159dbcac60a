import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemFrench } from "@orama/stemmers/french";
import type { Locale } from "../i18n/locales.ts";

const STEMMERS: Record<Locale, (word: string) => string> = { en: stemEnglish, fr: stemFrench };

// Words that nearly every passage has: they would only decide between pages by chance.
const COMMON: Record<Locale, ReadonlySet<string>> = {
  en: new Set(
    "a an and are as at be by can did do does for from has have how if in into is it its me my not of on or our that the their them they this to was we were what when where which who why will with you your".split(
      " ",
    ),
  ),
  fr: new Set(
    "a ai alors au aux avec ce ces cet cette comme comment dans de des du elle en est et eux il ils je la le les leur leurs lui ma mes mon ne nos notre nous on ou par pas pour pourquoi quand que quel quelle quelles quels qui quoi sa se ses si son sont sur ta tes ton un une vos votre vous".split(
      " ",
    ),
  ),
};

/** Lower case without accents or ligatures, so that « détention » and "detention" are one word. The length may change. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/giu, "oe").replace(/æ/giu, "ae").toLowerCase();
}

/** A word, a bill number such as "C-2", or a number such as "10,000", « 10 000 » and "123.2". */
const WORD =
  /(?<![\p{L}\p{N}])[a-z][-\u2010\u2011 ]?\d{1,3}(?![\p{L}\p{N}])|\d{1,3}(?:[,\s]\d{3})+(?!\d)|\d+[.,]\d+|[\p{L}\p{M}\p{N}]+/giu;

/** A word of a text, and where it stands there. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** The words of a text, as written. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(([word], at, all) => {
    const start = all[at]?.index ?? 0;
    return { text: word, start, end: start + word.length };
  });
}

/**
 * What a word is looked up by: folded and without its ending, the same for "refugees" and "refugee"; null for a word that
 * says nothing, such as "the" or the « l » of « l’asile ».
 */
export function termOf(locale: Locale, word: string): string | null {
  const plain = fold(word).replace(/[^\p{L}\p{N}]/gu, "");
  if (plain === "" || /^\p{L}$/u.test(plain) || COMMON[locale].has(plain)) return null;
  return /\d/.test(plain) ? plain : STEMMERS[locale](plain);
}
