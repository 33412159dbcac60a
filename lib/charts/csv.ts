import { stringify } from "csv-stringify/sync";
import type { Dataset, Row } from "../content/schema/dataset.ts";
import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";
import { rowLabel } from "./values.ts";

/** Spreadsheets recognise a file as UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A dataset as CSV, with unabbreviated values, headings and names in one language. Missing values are empty cells.
 * French: semicolons and a decimal comma, as spreadsheets in French expect (and as Statistics Canada does).
 */
export function toCsv(dataset: Dataset, locale: Locale): string {
  const t = translator(locale);
  const named = dataset.rows.some(({ label }) => label);
  const dated = dataset.rows.some(({ periods }) => periods);
  const headings = [
    plain(dataset.rowHeading[locale]),
    ...(named ? [locale === "fr" ? "code" : "key"] : []),
    ...dataset.series.flatMap(({ label }) => (dated ? [label[locale], `${label[locale]} (date)`] : [label[locale]])),
    t("data.table.note"),
    t("data.table.source"),
  ];
  const rows = dataset.rows.map((row) => [
    plain(rowLabel(row, locale)),
    ...(named ? [row.key] : []),
    ...dataset.series.flatMap((_, index) => {
      const value = row.values[index] ?? null;
      return dated ? [value, plain(row.periods?.[index]?.[locale] ?? "")] : [value];
    }),
    plain(row.note?.[locale] ?? ""),
    plain(sourceOf(dataset, row, locale)),
  ]);
  const text = stringify([headings.map(plain), ...rows], {
    delimiter: locale === "fr" ? ";" : ",",
    record_delimiter: "windows",
    cast: { number: (value) => (locale === "fr" ? String(value).replace(".", ",") : String(value)) },
  });
  return BYTE_ORDER_MARK + text;
}

function sourceOf({ sources }: Dataset, { source: id }: Row, locale: Locale): string {
  const source = sources.find((each) => each.id === id) ?? sources[0];
  if (!source) return "";
  const url = typeof source.url === "string" ? source.url : source.url[locale];
  return `${source.publisher[locale]}, ${source.title[locale]}, ${source.date}, ${url}`;
}

/** No-break and narrow spaces are for print: a search in a spreadsheet would not match them. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f\u2009]/gu, " ");
}
