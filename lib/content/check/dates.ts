import type { Locale } from "../../i18n/locales.ts";
import { isComponent, walk } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import { isPartialDay } from "../schema/shared.ts";
import { MONTHS } from "./amounts.ts";
import type { AllContent, Text } from "./content-types.ts";
import { fieldsOf, segmentsOf, type Words } from "./parallel-parts.ts";
import { sourcesOf } from "./sources.ts";
import { placeOfNode, textsOf } from "./texts.ts";

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
  fr: "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" "),
};

const S = "[ \\u00a0\\u202f\\n]";
const ISO = "(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})(?!\\d)";
const DATES: Readonly<Record<Locale, RegExp>> = {
  en: new RegExp(
    `(?<![\\d.,-])(?:(?:(?<weekday>${WEEKDAYS.en.join("|")}),?${S})?(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?${S}(?<month>${MONTHS.en.join("|")})|(?<monthBefore>${MONTHS.en.join("|")})${S}(?<dayAfter>\\d{1,2})(?![\\d:]))(?:,?${S}(?<year>\\d{4}))?|${ISO})`,
    "gu",
  ),
  fr: new RegExp(
    `(?<![\\d.,-])(?:(?:(?<weekday>${WEEKDAYS.fr.join("|")})${S})?(?<day>\\d{1,2})(?:er)?${S}(?<month>${MONTHS.fr.join("|")})(?!\\p{L})(?:${S}(?<year>\\d{4}))?|${ISO})`,
    "giu",
  ),
};
const TIMES: Readonly<Record<Locale, RegExp>> = {
  en: /(?<![\d.:])(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:])(?:[ \u00a0\u202f]?(?<half>[ap])\.?m)?/gu,
  fr: /(?<![\d.,])(?<hour>\d{1,2})[ \u00a0\u202f]h(?:[ \u00a0\u202f](?<minute>\d{2}))?(?![\p{L}\d])/gu,
};

/**
 * Dates that cannot be: days that the calendar lacks, weekdays that do not match, hours after midnight, and the future
 * where only the past can be.
 * @param today `YYYY-MM-DD`
 */
export function checkDates(found: AllContent, today: string): Problem[] {
  return [
    ...textsOf(found).flatMap((text) => [...inProse(text), ...inFuture(text, today)]),
    ...ofFigures(found, today),
  ];
}

function inProse({ file, locale, fields, tree }: Text): Problem[] {
  const body = tree ? segmentsOf(tree).flatMap(({ blocks }) => blocks) : [];
  return [...fieldsOf({ fields }, NOT_PROSE).values(), ...body].flatMap((words) => judge(file, locale, words));
}

function judge(file: string, locale: Locale, { text, placeAt }: Words): Problem[] {
  const at = (offset: number) => {
    const { line, column } = placeAt(offset);
    return { file, line, column };
  };
  const dates = [...text.matchAll(DATES[locale])].flatMap((match) => {
    const found = wrongDate(locale, match.groups ?? {});
    return found
      ? [{ ...at(match.index), found: `\`${match[0]}\`: ${found}`, remedy: "write the date as the source has it" }]
      : [];
  });
  const times = [...text.matchAll(TIMES[locale])].flatMap(({ 0: shown, index, groups = {} }) => {
    const wrong = Number(groups.hour) > (groups.half ? 12 : 24) || Number(groups.minute ?? 0) > 59;
    return wrong
      ? [{ ...at(index), found: `\`${shown}\`: no clock shows this time`, remedy: "write the right time" }]
      : [];
  });
  return [...dates, ...times];
}

function wrongDate(locale: Locale, parts: Partial<Record<string, string>>): string | null {
  const name = parts.month ?? parts.monthBefore;
  const month = name
    ? MONTHS[locale].findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1
    : Number(parts.isoMonth);
  const day = Number(parts.day ?? parts.dayAfter ?? parts.isoDay);
  const year = Number(parts.year ?? parts.isoYear ?? 2024); // a leap year: without its year, 29 February may exist
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return "the calendar has no such day";
  if (!parts.weekday || !parts.year) return null;
  const weekday = WEEKDAYS[locale][date.getUTCDay()];
  return weekday?.toLowerCase() === parts.weekday.toLowerCase() ? null : `that day is a ${weekday}`;
}

function inFuture(text: Text, today: string): Problem[] {
  const late = (path: PropertyKey[], value: string | undefined, remedy: string) =>
    value && isAfter(value, today)
      ? [{ file: text.file, ...text.fields.placeOf(path), found: future(String(path.at(-1)), value, today), remedy }]
      : [];
  const { status } = (text.value ?? {}) as { status?: { checked?: string } };
  const sources = (sourcesOf(text) ?? []).flatMap(({ date, read }, index) => [
    ...late(["sources", index, "date"], date, "write the day it was published"),
    ...late(["sources", index, "read"], read, "write the day you read it"),
  ]);
  return [
    ...late(["status", "checked"], status?.checked, "write the day it was checked"),
    ...sources,
    ...ofEvents(text, today),
  ];
}

/** `<Event>` tells what has happened; `<Next>` what is still to come. */
function ofEvents({ file, tree }: Text, today: string): Problem[] {
  const problems: Problem[] = [];
  if (!tree) return problems;
  walk(tree, (node) => {
    if (!isComponent(node) || node.name !== "Event") return;
    const date = node.attributes?.find(({ name }) => name === "date");
    if (typeof date?.value !== "string" || !isAfter(date.value, today)) return;
    problems.push({
      file,
      ...placeOfNode(date.position ? date : node),
      found: future("date", date.value, today),
      remedy: 'write what is still to come as <Next title="…">',
    });
  });
  return problems;
}

function ofFigures({ statistics, datasets }: AllContent, today: string): Problem[] {
  const figures = statistics.flatMap(({ file, figures: list, placeOf }) =>
    // The date of a figure may be to come: a plan is for a year.
    list.map(({ source }, index) => ({
      file,
      value: source.date,
      place: placeOf([index, "source", "date"]),
      name: "source.date",
    })),
  );
  const series = datasets.flatMap(({ file, dataset, placeOf }) =>
    dataset
      ? [
          { file, value: dataset.asOf.date, place: placeOf(["asOf", "date"]), name: "asOf.date" },
          ...dataset.sources.map(({ date }, index) => ({
            file,
            value: date,
            place: placeOf(["sources", index, "date"]),
            name: "date",
          })),
        ]
      : [],
  );
  return [...figures, ...series]
    .filter(({ value }) => isAfter(value, today))
    .map(({ file, value, place: { line, column }, name }) => ({
      file,
      line,
      column,
      found: future(name, value, today),
      remedy: "write the date as the source has it",
    }));
}

function future(name: string, value: string, today: string): string {
  return `\`${name}: ${value}\` lies in the future (today is ${today})`;
}

/** Whether a date is after today; a year or a month is as soon as it has begun. */
function isAfter(date: string, today: string): boolean {
  return isPartialDay(date) && date > today.slice(0, date.length);
}
