import type { Locale } from "../../i18n/locales.ts";

/** A number, date or time of day as a text writes it, and in a form that both languages share. */
export type Amount = {
  /**
   * `1662`, `98.8%`, `2025-06-20`, `2025-06`, `--06-20`, `2019/2020`, `16:30`, `50/50`, `nth:21` or `tel:18339001010`.
   */
  value: string;
  /** As written: `98,8 %`. */
  shown: string;
  /** Where it begins in the text. */
  offset: number;
};

/** The names of the months, from January. */
export const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  en: "January February March April May June July August September October November December".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};

/** No-break spaces count as spaces; a text may be typeset already or not. */
const S = "[ \\u00a0\\u202f\\n]";
// A letter before a digit makes it part of a name: C-12, G7, K1A, (b.1).
const NOT_A_NAME = "(?<![\\d\\p{Lu}]|\\b\\p{Lu}-|[\\p{L}\\d][.,])";

const MONTH: Readonly<Record<Locale, string>> = {
  en: MONTHS.en.join("|"),
  fr: MONTHS.fr.map((month) => `[${month[0]}${month[0]?.toUpperCase()}]${month.slice(1)}`).join("|"),
};
/** Two days of one month: `May 3–5, 2026`, `3 to 5 May`, `du 3 au 5 mai 2026`. */
const DAYS: Readonly<Record<Locale, string>> = {
  en:
    `(?<daysMonth>${MONTH.en})${S}(?<firstDay>\\d{1,2})(?:${S}?[–-]${S}?|${S}(?:to|and|or|through)${S})(?<lastDay>\\d{1,2})(?![\\d:])(?:,?${S}(?<daysYear>\\d{4}))?` +
    `|(?<firstDayBefore>\\d{1,2})(?:${S}?[–-]${S}?|${S}(?:to|and|or)${S})(?<lastDayBefore>\\d{1,2})${S}(?<daysMonthAfter>${MONTH.en})(?:,?${S}(?<daysYearAfter>\\d{4}))?`,
  fr: `(?<firstDay>\\d{1,2}|1er)(?:${S}?[–-]${S}?|${S}(?:au|et|ou|à)${S}(?:le${S})?)(?<lastDay>\\d{1,2})${S}(?<daysMonth>${MONTH.fr})(?:${S}(?<daysYear>\\d{4}))?(?!\\p{L})`,
};
/** Numbers of an order: 21st, XXIe, 2e. */
const ORDINALS: Readonly<Record<Locale, string>> = {
  en: "(?<ordinal>\\d{1,3})(?:st|nd|rd|th)(?!\\p{L})",
  fr: "(?<ordinal>\\d{1,3})(?:ers?|res?|n?des?|es?|èmes?)(?!\\p{L})|(?<roman>I(?=ers?(?!\\p{L})|res?(?!\\p{L}))|(?:[VX]|[IVXLC]{2,})(?=es?(?!\\p{L})))\\p{L}+",
};
const RATIOS = "(?<ratio>\\d{1,3}/\\d{1,3})(?![\\d/])";

const DATES: Readonly<Record<Locale, string>> = {
  en:
    `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:${S}of)?${S})?(?<month>${MONTH.en})(?:${S}(?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?(?=,|[–.;:)]|${S}(?:to|and|at|in)${S}|$))?(?:,?${S}(?<year>\\d{4}))?` +
    "(?!\\p{L})",
  fr: `(?:(?<day>\\d{1,2}|1er)${S})?(?<month>${MONTH.fr})(?:${S}(?<year>\\d{4}))?(?!\\p{L})`,
};
const TIMES: Readonly<Record<Locale, string>> = {
  en: `(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?${S}?(?<half>[ap])\\.?m\\b\\.?`,
  fr: `(?<hour>\\d{1,2})${S}?h(?:${S}?(?<minute>\\d{2}))?(?![\\p{L}\\d])`,
};
const TELEPHONES = `(?<telephone>(?:1[-. \\u00a0])?\\d{3}[-. \\u00a0]\\d{3}[- \\u00a0]\\d{4})(?!\\d)`;
const YEARS = "(?<from>[12]\\d{3})[-–](?<to>[12]\\d{3}|\\d{2})(?!\\d)";
const NUMBERS: Readonly<Record<Locale, string>> = {
  en:
    `(?<number>\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)` +
    `(?:(?<percent>${S}?%|${S}per${S}?cent(?!age))|[ \\u00a0-](?<scale>thousand|million|billion)\\b)?`,
  fr:
    `(?<number>\\d{1,3}(?:${S}\\d{3})+(?!\\d)(?:,\\d+)?|\\d+(?:[.,]\\d+)?)` +
    `(?:(?<percent>${S}?%|${S}pour${S}cent(?!\\p{L}))|${S}(?<scale>mille|milliers?|millions?|milliards?)(?!\\p{L}))?`,
};

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  mille: 1e3,
  millier: 1e3,
  million: 1e6,
  billion: 1e9,
  milliard: 1e9,
};

const PATTERNS: Readonly<Record<Locale, RegExp>> = { en: patternOf("en"), fr: patternOf("fr") };

/** Every number, date, time and telephone number in digits, in reading order. Names such as Bill C-12 are left out. */
export function amountsIn(locale: Locale, text: string): Amount[] {
  return [...text.matchAll(PATTERNS[locale])].flatMap((match) => {
    const parts = match.groups ?? {};
    const value = canonical(locale, parts);
    const shown = match[0].trim();
    return [...daysOf(locale, parts), ...(value === null ? [] : [value])].map((one) => ({
      value: one,
      shown,
      offset: match.index,
    }));
  });
}

function patternOf(locale: Locale): RegExp {
  // English months begin with a capital ("may" is a verb); French ones only at the beginning of a label.
  const parts = [
    "(?<iso>\\d{4}-\\d{2}-\\d{2})(?!\\d)",
    TELEPHONES,
    DAYS[locale],
    DATES[locale],
    TIMES[locale],
    YEARS,
    RATIOS,
    ORDINALS[locale],
    NUMBERS[locale],
  ];
  return new RegExp(`${NOT_A_NAME}(?:${parts.join("|")})`, "gu");
}

function canonical(locale: Locale, parts: Partial<Record<string, string>>): string | null {
  if (parts.firstDay || parts.firstDayBefore) return null;
  if (parts.iso) return parts.iso;
  if (parts.telephone) return `tel:${parts.telephone.replace(/\D/gu, "")}`;
  if (parts.month) return dateOf(locale, parts);
  if (parts.hour) {
    const hour = (Number(parts.hour) % (parts.half ? 12 : 24)) + (parts.half === "p" ? 12 : 0);
    return `${String(hour).padStart(2, "0")}:${parts.minute ?? "00"}`;
  }
  if (parts.ratio) return parts.ratio;
  if (parts.ordinal) return `nth:${Number(parts.ordinal)}`;
  if (parts.roman) return `nth:${fromRoman(parts.roman)}`;
  if (parts.from && parts.to) return `${parts.from}/${parts.from.slice(0, 4 - parts.to.length)}${parts.to}`;
  if (!parts.number) return null;
  const digits =
    locale === "en"
      ? parts.number.replaceAll(",", "")
      : parts.number.replace(/[ \u00a0\u202f\n]/gu, "").replace(",", ".");
  if (parts.percent) return `${Number(digits)}%`;
  const scale = SCALES[parts.scale?.replace(/s$/u, "") ?? ""] ?? 1;
  return String(Number((Number(digits) * scale).toPrecision(12)));
}

/** The first and the last day of a span within one month. */
function daysOf(locale: Locale, parts: Partial<Record<string, string>>): string[] {
  const month = parts.daysMonth ?? parts.daysMonthAfter;
  const year = parts.daysYear ?? parts.daysYearAfter;
  const days = [parts.firstDay ?? parts.firstDayBefore, parts.lastDay ?? parts.lastDayBefore];
  return days.flatMap((day) => (day && month ? (dateOf(locale, { day, month, year }) ?? []) : []));
}

function fromRoman(digits: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  const numbers = [...digits].map((digit) => values[digit] ?? 0);
  return numbers.reduce((sum, number, index) => sum + (number < (numbers[index + 1] ?? 0) ? -number : number), 0);
}

/** A month alone is not a figure. */
function dateOf(locale: Locale, { day, dayAfter, month = "", year }: Partial<Record<string, string>>): string | null {
  const two = (number: number) => String(number).padStart(2, "0");
  const monthOfYear = two(MONTHS[locale].indexOf(locale === "fr" ? month.toLowerCase() : month) + 1);
  const date = day ?? dayAfter;
  if (date) return `${year ?? "-"}-${monthOfYear}-${two(Number.parseInt(date, 10))}`;
  return year ? `${year}-${monthOfYear}` : null;
}
