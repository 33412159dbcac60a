import type { Locale } from "./locales.ts";

const NBSP = "\u00a0";
const THIN = "\u202f";

type Rule = readonly [pattern: RegExp, replacement: string];

// Sources: Office québécois de la langue française, and "Canadian French" in the project's design notes.
const FRENCH: readonly Rule[] = [
  [/«\s*/gu, `«${NBSP}`],
  [/\s*»/gu, `${NBSP}»`],
  [/(?<![\d.,])(\d{1,3}(?:\s\d{3})+)(?!\d)/gu, "$<thousands>"],
  [/(?<=\d)\s?(?=%)/gu, NBSP],
  [/(?<=\d)\s?(?=\$)/gu, NBSP],
  [/(?<=\$)\s(?=(?:CA|US)\b)/gu, NBSP],
  [/(?<!\d)(\d{1,2})\s?h\s?(\d{2})(?![\d\p{L}])/gu, `$1${NBSP}h${NBSP}$2`],
  [/(?<!\d)(\d{1,2})\sh(?![\d\p{L}])/gu, `$1${NBSP}h`],
  [
    /(?<!\d)(\d{1,2}|1er)\s(?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\p{L}))/gu,
    `$1${NBSP}`,
  ],
  [/\s:/gu, `${NBSP}:`],
  [/(?<=[\p{L}\p{N}%$)”’])(?=:(?:\s|$))/gu, NBSP],
  [/\s(?=[;?!])/gu, THIN],
  [/(?<=[\p{L}\p{N}%$)”’»])(?=[;?!]+(?:[\s)”»]|$))/gu, THIN],
];

const ENGLISH: readonly Rule[] = [
  [
    /(?<!\d)(\d{1,2})\s(?=(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L}))/gu,
    `$1${NBSP}`,
  ],
];

/**
 * Applies the typographic rules of its language to plain text: no-break spaces, thousands, hours, dates and quotation
 * marks. A second pass changes nothing. Never pass an address or code.
 * @param before the character before the text, when the text is part of a line
 */
export function typeset(locale: Locale, text: string, before = ""): string {
  const quoted = curl(locale, text, before);
  return (locale === "fr" ? FRENCH : ENGLISH).reduce((set, [pattern, replacement]) => {
    if (replacement !== "$<thousands>") return set.replace(pattern, replacement);
    return set.replace(pattern, (number) => number.replace(/\s/gu, THIN));
  }, quoted);
}

/** Replaces straight quotation marks and apostrophes with the language's own. */
function curl(locale: Locale, text: string, before: string): string {
  const [open, close] = locale === "fr" ? [`«${NBSP}`, `${NBSP}»`] : ["“", "”"];
  return text.replace(/["']/gu, (mark, at: number) => {
    const previous = at === 0 ? before : text.charAt(at - 1);
    const next = text.charAt(at + 1);
    const opens = (previous === "" || /[\s([{“«‘—–-]/u.test(previous)) && !/\s/u.test(next);
    if (mark === '"') return opens ? open : close;
    return opens && locale === "en" && /^$|\p{L}/u.test(next) ? "‘" : "’";
  });
}

// Addresses are not prose: a typeset apostrophe would break them.
const VERBATIM = new Set(["url", "href", "email", "id"]);

/**
 * Typesets every string of a value read from frontmatter or data; below a key `en` or `fr`, by that language's rules.
 */
export function typesetAll<T>(locale: Locale, value: T): T {
  return setWithin(locale, value) as T;
}

/** A title of an English document in a French list keeps the spacing of its own language. */
function isEnglishTitle(text: string): boolean {
  return text.endsWith("(en anglais)");
}

function setWithin(locale: Locale, value: unknown): unknown {
  if (typeof value === "string") return typeset(locale === "fr" && isEnglishTitle(value) ? "en" : locale, value);
  if (Array.isArray(value)) return value.map((item) => setWithin(locale, item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (VERBATIM.has(key)) return [key, item];
      return [key, setWithin(key === "en" || key === "fr" ? key : locale, item)];
    }),
  );
}
