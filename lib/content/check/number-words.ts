import type { Locale } from "../../i18n/locales.ts";

const UNITS: Readonly<Record<Locale, string>> = {
  en: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  fr: "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
};
const TENS: Readonly<Record<Locale, string>> = {
  en: "twenty thirty forty fifty sixty seventy eighty ninety",
  fr: "vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
};
const OTHERS: Readonly<Record<Locale, Readonly<Record<string, number>>>> = {
  en: {
    a: 1,
    an: 1,
    half: 0.5,
    dozen: 12,
    hundred: 100,
    thousand: 1000,
    first: 1,
    second: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
  },
  fr: {
    une: 1,
    demi: 0.5,
    moitié: 0.5,
    douzaine: 12,
    cent: 100,
    centaine: 100,
    mille: 1000,
    millier: 1000,
    premier: 1,
    première: 1,
    deuxième: 2,
    troisième: 3,
    quatrième: 4,
    cinquième: 5,
  },
};

/** Ordinals that do not follow the rule. */
const FIRSTS: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  en: { 1: "first", 2: "second", 3: "third" },
  fr: {},
};

const WORDS: Readonly<Record<Locale, ReadonlyMap<string, number>>> = { en: wordsIn("en"), fr: wordsIn("fr") };

/** The numbers that a text writes in letters, to compare with digits in the other language. */
export function numbersInLetters(locale: Locale, text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
  return new Set(words.flatMap((word) => WORDS[locale].get(word) ?? []).map(String));
}

/** The whole numbers from two to ninety-nine in letters. */
export function numberWords(locale: Locale): string[] {
  return [...WORDS[locale]].flatMap(([word, number]) =>
    number >= 2 && number < 100 && Number.isInteger(number) ? word : [],
  );
}

/** `twenty` gives `twentieth`, `neuf` gives `neuvième`. */
function ordinalOf(locale: Locale, word: string): string {
  if (locale === "en")
    return `${word
      .replace(/y$/u, "ie")
      .replace(/ve$/u, "f")
      .replace(/t$/u, "")
      .replace(/e$/u, (end) => (word.endsWith("ty") ? end : ""))}th`;
  return `${word.replace(/e?s?$/u, "").replace(/f$/u, "v").replace(/cinq$/u, "cinqu")}ième`;
}

function wordsIn(locale: Locale): Map<string, number> {
  const words = new Map(Object.entries(OTHERS[locale]));
  const units = UNITS[locale].split(" ");
  for (const [number, word] of units.entries()) words.set(word, number);
  for (const [number, word] of units.entries()) if (number > 1) words.set(ordinalOf(locale, word), number);
  for (const [index, ten] of TENS[locale].split(" ").entries()) {
    words.set(ten, (index + 2) * 10);
    words.set(ordinalOf(locale, ten), (index + 2) * 10);
    for (const [number, unit] of units.slice(1, 10).entries()) {
      const value = (index + 2) * 10 + number + 1;
      words.set(`${ten}-${unit}`, value);
      words.set(`${ten}-${FIRSTS[locale][number + 1] ?? ordinalOf(locale, unit)}`, value);
    }
  }
  return words;
}
