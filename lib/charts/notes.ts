import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartSpec } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";
import { isMeasuredInTwoWays, rowLabel } from "./values.ts";

/** What a reader of a drawing needs to know: its own notes, and for each asterisk in it why two dates differ. */
export function notesOf(dataset: Dataset, chart: ChartSpec, locale: Locale): string[] {
  return [...chart.notes.map((note) => note[locale]), ...reasonsOf(dataset, chart, locale)];
}

function reasonsOf(dataset: Dataset, chart: ChartSpec, locale: Locale): string[] {
  if (chart.kind !== "panels" || chart.by !== "row") return [];
  const names = new Map<string, string[]>();
  for (const row of dataset.rows.filter(isMeasuredInTwoWays)) {
    const why = row.note?.[locale] ?? "";
    names.set(why, [...(names.get(why) ?? []), rowLabel(row, locale)]);
  }
  const t = translator(locale);
  return [...names].map(([why, rows]) => t("data.chart.differs", { rows: rows.join(", "), why }));
}
