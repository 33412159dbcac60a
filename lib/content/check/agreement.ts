import { type Locale, locales, otherLocale } from "../../i18n/locales.ts";
import type { Place } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import { addressesOf } from "./addresses.ts";
import { type Amount, amountsIn } from "./amounts.ts";
import type { AllContent, Sheet } from "./content-types.ts";
import { languageOf } from "./languages.ts";
import { numbersInLetters } from "./number-words.ts";
import { fieldsOf, segmentsOf, type Words } from "./parallel-parts.ts";
import { sameLinks } from "./same-links.ts";
import { foldersOf } from "./texts.ts";

type Side = { file: string; words: Words[] };

/**
 * Both languages of a page must give the same figures and dates, and link to the same pages, part by part. Problems are
 * reported in the French file.
 */
export function checkAgreement(survey: AllContent): Problem[] {
  const { keys } = addressesOf(survey);
  const inTexts = foldersOf(survey).flatMap(({ en, fr }) => {
    if (!en || !fr) return [];
    const fields = inFields(en, fr);
    if (!en.tree || !fr.tree || !en.whole || !fr.whole) return fields;
    const [english, french] = [segmentsOf(en.tree), segmentsOf(fr.tree)];
    // The parity check reports parts that do not match.
    if (english.length !== french.length) return fields;
    return [
      ...fields,
      ...english.flatMap((segment, index) => {
        const other = french[index] ?? { blocks: [], links: [] };
        return [
          ...sameAmounts({ file: en.file, words: segment.blocks }, { file: fr.file, words: other.blocks }),
          ...sameLinks({ file: en.file, segment }, { file: fr.file, segment: other }, keys),
        ];
      }),
    ];
  });
  const { home, petitions, statistics, datasets } = survey;
  return [
    ...inTexts,
    ...(home.en && home.fr ? inFields(home.en, home.fr) : []),
    ...(survey.banner ? withinOneFile(survey.banner.file, survey.banner.fields) : []),
    ...petitions.flatMap(({ terms }) => (terms ? withinOneFile(terms.file, terms.fields) : [])),
    ...datasets.flatMap(({ file, dataset, placeOf }) => withinOneFile(file, { value: dataset, problems: [], placeOf })),
    ...statistics.flatMap((file) =>
      file.figures.flatMap(({ label, asOf, note, definition }, index) =>
        Object.entries({ label, asOf, note, definition }).flatMap(([key, both]) =>
          both ? sameInBoth(file.file, both, (locale) => file.placeOf([index, key, locale])) : [],
        ),
      ),
    ),
  ];
}

function inFields(en: Sheet<unknown>, fr: Sheet<unknown>): Problem[] {
  const french = fieldsOf(fr, NOT_PROSE);
  return [...fieldsOf(en, NOT_PROSE)].flatMap(([path, words]) => {
    const other = french.get(path);
    return other ? sameAmounts({ file: en.file, words: [words] }, { file: fr.file, words: [other] }) : [];
  });
}

/** Every `{ en, fr }` of a file that holds both languages. */
function withinOneFile(
  file: string,
  fields: Sheet<unknown>["fields"],
  value = fields.value,
  path: PropertyKey[] = [],
): Problem[] {
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value && "fr" in value && typeof value.en === "string" && typeof value.fr === "string") {
    return sameInBoth(file, { en: value.en, fr: value.fr }, (locale) => fields.placeOf([...path, locale]));
  }
  const prose = Object.entries(value).filter(([key]) => !(NOT_PROSE as readonly string[]).includes(key));
  return prose.flatMap(([key, item]) =>
    withinOneFile(file, fields, item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function sameInBoth(file: string, both: Record<Locale, string>, placeOf: (locale: Locale) => Place): Problem[] {
  const side = (locale: Locale): Side => ({ file, words: [{ text: both[locale], placeAt: () => placeOf(locale) }] });
  return sameAmounts(side("en"), side("fr"));
}

type Found = Amount & { place: { line: number; column: number } };

function sameAmounts(en: Side, fr: Side): Problem[] {
  const found = { en: amountsOf("en", en), fr: amountsOf("fr", fr) };
  const letters = { en: lettersOf("en", en), fr: lettersOf("fr", fr) };
  const alone = (locale: Locale) => {
    const there = found[otherLocale(locale)];
    const kept = found[locale].filter(
      ({ value }) =>
        !there.some((other) => sameValue(value, other.value)) &&
        !letters[otherLocale(locale)].has(value.replace("nth:", "")) &&
        // 50/50 is « moitié-moitié »: a ratio that the other language writes in words is none of its amounts.
        !(isRatio(value) && !there.some((other) => isRatio(other.value))),
    );
    return kept.filter(({ value }, index) => kept.findIndex((other) => other.value === value) === index);
  };
  const [english, french] = locales.map(alone);
  return Array.from({ length: Math.max(english?.length ?? 0, french?.length ?? 0) }, (_, index) =>
    describe(en, english?.[index], fr, french?.[index]),
  );
}

const REMEDY = "both languages give the same figures and dates: correct the one that is wrong";

function describe(en: Side, left: Found | undefined, fr: Side, right: Found | undefined): Problem {
  if (left && right) {
    const found = `\`${right.shown}\`, while ${en.file}:${left.place.line} has \`${left.shown}\``;
    return { file: fr.file, ...right.place, found, remedy: REMEDY };
  }
  const [here, there, amount] = left ? [en, fr, left] : [fr, en, right];
  const beginning = there.words[0]?.placeAt(0).line;
  const found = `\`${amount?.shown}\`, which the same part of ${there.file}${beginning ? `:${beginning}` : ""} does not have`;
  return { file: here.file, ...(amount?.place ?? { line: 1, column: 1 }), found, remedy: REMEDY };
}

function amountsOf(locale: Locale, { words }: Side): Found[] {
  return words.flatMap(({ text, placeAt, quoted }) =>
    amountsIn((quoted ? languageOf(text) : null) ?? locale, text).map((amount) => ({
      ...amount,
      place: placeAt(amount.offset),
    })),
  );
}

function lettersOf(locale: Locale, { words }: Side): Set<string> {
  return numbersInLetters(locale, words.map(({ text }) => text).join("\n"));
}

function isRatio(value: string): boolean {
  return /^\d{1,3}\/\d{1,3}$/u.test(value);
}

/** A day without its year equals the same day with it: the year may be in the sentence before. */
function sameValue(a: string, b: string): boolean {
  const yearless = a.startsWith("--") || b.startsWith("--");
  return (
    a.replace("nth:", "") === b.replace("nth:", "") ||
    (yearless && a.slice(-5) === b.slice(-5) && a.length + b.length > 12)
  );
}
