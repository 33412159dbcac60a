import type { Dataset, Row, Series } from "../content/schema/dataset.ts";
import { formatCount, formatNumber, formatPercent, shownNumber } from "../i18n/format.ts";
import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";

/** How a value is written: as its row says, or else its series. */
export type Show = { unit: Series["unit"]; decimals?: number | undefined };

/** A series of a dataset. @throws when there is none: the schema has checked the names */
export function seriesOf(dataset: Dataset, id: string): Series {
  const series = dataset.series.find((each) => each.id === id);
  if (!series) throw new Error(`The dataset ${dataset.id} has no series ${id}.`);
  return series;
}

/** The values of a series, in the order of the rows; null where a value is missing. */
export function valuesOf(dataset: Dataset, id: string): (number | null)[] {
  const index = dataset.series.findIndex((each) => each.id === id);
  return dataset.rows.map((row) => row.values[index] ?? null);
}

/** One value; null when it is missing. */
export function valueAt(dataset: Dataset, id: string, key: string): number | null {
  return valuesOf(dataset, id)[dataset.rows.findIndex((row) => row.key === key)] ?? null;
}

/** How a value of a row is written, with the precision that its source gives. */
export function showOf(dataset: Dataset, row: Row, id: string): Show {
  const series = seriesOf(dataset, id);
  if (!row.show) return series;
  const { unit, decimals } = row.show;
  return { unit, decimals: Array.isArray(decimals) ? decimals[dataset.series.indexOf(series)] : decimals };
}

/** Whether the two values of a row do not measure quite the same thing: its note says why. */
export function isMeasuredInTwoWays({ note, values }: Row): boolean {
  return note !== undefined && values.every((value) => value !== null);
}

/** The title of a row's own small chart; an asterisk warns of two measures, as the chart's notes explain. */
export function panelTitle(row: Row, locale: Locale): string {
  return isMeasuredInTwoWays(row) ? `${rowLabel(row, locale)}\u00a0*` : rowLabel(row, locale);
}

/** The name of a row in a language. */
export function rowLabel(row: Row, locale: Locale): string {
  return row.label?.[locale] ?? row.key;
}

/** The short name of a row, for small spaces. */
export function shortLabel(row: Row, locale: Locale): string {
  return row.short?.[locale] ?? rowLabel(row, locale);
}

/** A value in full, as in a sentence: `123.2 million`, `81,766`, `86 %`, `1 in 67`. */
export function valueInWords(locale: Locale, value: number, show: Show): string {
  if (show.unit === "million") {
    const { decimals = 1 } = show;
    const millions = shownNumber(value / 1_000_000, decimals);
    return `${formatNumber(locale, millions, decimals)}\u00a0${translator(locale)("stat.million", { value: millions })}`;
  }
  return valueInTable(locale, value, show);
}

/** A value as in a table, whose heading names the unit. */
export function valueInTable(locale: Locale, value: number, { unit, decimals = 0 }: Show): string {
  switch (unit) {
    case "million":
      return formatNumber(locale, value / 1_000_000, decimals);
    case "percent":
      return formatPercent(locale, value, decimals);
    case "one-in":
      return translator(locale)("stat.oneIn", { value: formatCount(locale, value) });
    case "people":
    case "count":
      return formatNumber(locale, value, decimals);
  }
}

/** A value as in a drawing: `123.2 M`, `81,766`. */
export function valueInChart(locale: Locale, value: number, show: Show): string {
  if (show.unit === "million") return `${valueInTable(locale, value, show)}\u00a0M`;
  if (show.unit === "people" && value >= 1_000_000) return `${formatNumber(locale, value / 1_000_000, 1)}\u00a0M`;
  return valueInTable(locale, value, show);
}

/** The labels of a scale: `50`, and `100 million` on its last line. */
export function tickInChart(locale: Locale, value: number, show: Show, isLast: boolean): string {
  const inMillions = show.unit === "million" || value >= 1_000_000;
  if (!inMillions) return valueInTable(locale, value, { ...show, decimals: 0 });
  const millions = formatNumber(locale, value / 1_000_000);
  return isLast ? `${millions}\u00a0${translator(locale)("stat.million", { value: value / 1_000_000 })}` : millions;
}
