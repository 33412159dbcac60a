import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartSpec } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";
import { typeset } from "../i18n/typography.ts";
import { panelTitle, rowLabel, seriesOf, shortLabel, showOf, valueAt, valueInWords, valuesOf } from "./values.ts";

/** Describes a drawing in words, for people who cannot see it: its course and its extremes, with their values. */
export function describe(dataset: Dataset, chart: ChartSpec, locale: Locale): string {
  return typeset(locale, courseOf(dataset, chart, locale));
}

function courseOf(dataset: Dataset, chart: ChartSpec, locale: Locale): string {
  const t = translator(locale);
  switch (chart.kind) {
    case "line":
      return t("data.describe.line", { ...course(dataset, chart.series[0] ?? "", locale) });
    case "columns":
      return t("data.describe.columns", {
        ...course(dataset, columnSeries(dataset, chart.series), locale),
        parts: lastOf(dataset, chart.series, locale),
        several: chart.series.length > 1 ? "yes" : "no",
      });
    case "areas":
      return t("data.describe.areas", {
        firstRow: rowLabel(dataset.rows[0] ?? { key: "", values: [] }, locale),
        lastRow: rowLabel(dataset.rows.at(-1) ?? { key: "", values: [] }, locale),
        parts: lastOf(dataset, chart.series, locale),
      });
    case "bars": {
      const [id = ""] = chart.series;
      const rows = dataset.rows.filter(({ key }) => chart.rows?.includes(key) ?? true);
      const list = rows.map((row) => `${rowLabel(row, locale)} ${inWords(dataset, id, row.key, locale)}`);
      return t("data.describe.bars", { list: list.join("; ") });
    }
    case "dots": {
      const [part = "", whole = ""] = chart.series;
      const dots = (id: string) => Math.round((valueAt(dataset, id, chart.row) ?? 0) / chart.each);
      return t("data.describe.dots", { all: dots(whole), filled: dots(part), each: chart.each });
    }
    case "panels":
      return t("data.describe.panels", { list: panels(dataset, chart, locale) });
  }
}

/** Stacked parts are described by their sum, when the dataset has it as a series of its own. */
function columnSeries(dataset: Dataset, series: readonly string[]): string {
  if (series.length === 1) return series[0] ?? "";
  const sum = dataset.series.find(({ id }) =>
    dataset.rows.every(({ key }) => {
      const parts = series.map((part) => valueAt(dataset, part, key) ?? 0);
      return valueAt(dataset, id, key) === parts.reduce((total, part) => total + part, 0);
    }),
  );
  return sum?.id ?? series[0] ?? "";
}

function course(dataset: Dataset, id: string, locale: Locale) {
  const values = valuesOf(dataset, id);
  const known = dataset.rows.flatMap((row, index) => {
    const value = values[index];
    return typeof value === "number"
      ? [{ row: shortLabelOfYear(rowLabel(row, locale), shortLabel(row, locale)), value }]
      : [];
  });
  const byValue = [...known].sort((a, b) => a.value - b.value);
  const words = (point: (typeof known)[number] | undefined) =>
    point ? valueInWords(locale, point.value, seriesOf(dataset, id)) : "";
  const [first, last, low, high] = [known[0], known.at(-1), byValue[0], byValue.at(-1)];
  return {
    first: words(first),
    firstRow: first?.row ?? "",
    last: words(last),
    lastRow: last?.row ?? "",
    low: words(low),
    lowRow: low?.row ?? "",
    high: words(high),
    highRow: high?.row ?? "",
    missing: values.length - known.length,
  };
}

/** In a sentence “End of 2015” becomes “2015”; a fiscal year keeps its two numbers. */
function shortLabelOfYear(label: string, short: string): string {
  return /\d{4}-\d/u.test(label) ? label : short;
}

function lastOf(dataset: Dataset, series: readonly string[], locale: Locale): string {
  const key = dataset.rows.at(-1)?.key ?? "";
  return series.map((id) => `${seriesOf(dataset, id).label[locale]} ${inWords(dataset, id, key, locale)}`).join("; ");
}

function panels(dataset: Dataset, chart: Extract<ChartSpec, { kind: "panels" }>, locale: Locale): string {
  const none = translator(locale)("data.chart.none");
  if (chart.by === "group") return groups(dataset, chart.series[0] ?? "", locale);
  return dataset.rows
    .map((row) => {
      const values = chart.series.map((id) => {
        const period = row.periods?.[dataset.series.findIndex((series) => series.id === id)]?.[locale];
        const value = valueAt(dataset, id, row.key);
        const words = value === null ? none : valueInWords(locale, value, showOf(dataset, row, id));
        return period ? `${words} (${period})` : words;
      });
      return `${panelTitle(row, locale)}: ${values.join(", ")}`;
    })
    .join("; ");
}

/** The groups in their order, each with its values in order. */
function groups(dataset: Dataset, id: string, locale: Locale): string {
  const lists = new Map<string, string[]>();
  for (const { key, group } of dataset.rows) {
    const name = group?.[locale] ?? "";
    lists.set(name, [...(lists.get(name) ?? []), inWords(dataset, id, key, locale)]);
  }
  return [...lists].map(([name, values]) => `${name}: ${values.join(", ")}`).join("; ");
}

function inWords(dataset: Dataset, id: string, key: string, locale: Locale): string {
  const value = valueAt(dataset, id, key);
  return value === null ? translator(locale)("data.chart.none") : valueInWords(locale, value, seriesOf(dataset, id));
}
