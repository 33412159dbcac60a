import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { rowLabel, showOf, valueInTable } from "#lib/charts/values.ts";
import type { Dataset, Row, Series } from "#lib/content/schema/dataset.ts";
import { type Locale, shownNumber, translator } from "#lib/i18n/index.ts";

type Props = {
  dataset: Dataset;
  locale: Locale;
  series?: readonly string[];
  rows?: readonly string[];
  caption: string;
};

/** The values of a dataset, all of them or those of a chart, in the locale's digits. */
export function DataTable({ dataset, locale, series: wanted, rows: keys, caption }: Props) {
  const t = translator(locale);
  const series = dataset.series.filter(({ id }) => wanted?.includes(id) ?? true);
  const rows = dataset.rows.filter(({ key }) => keys?.includes(key) ?? true);
  const noted = rows.some(({ note }) => note);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="table-wrap data-wrap" tabIndex={0} aria-label={caption}>
      <table className="data-table">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{dataset.rowHeading[locale]}</th>
            {series.map((each) => (
              <th key={each.id} scope="col" className="r">
                {each.unit === "million"
                  ? t("data.table.inMillions", { label: each.label[locale] })
                  : each.label[locale]}
              </th>
            ))}
            {noted ? <th scope="col">{t("data.table.note")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <NoBreakBillNumbers>{rowLabel(row, locale)}</NoBreakBillNumbers>
              </th>
              {series.map((each) => (
                <Cell key={each.id} dataset={dataset} row={row} series={each} locale={locale} />
              ))}
              {noted ? <td className="note">{row.note?.[locale]}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function millions(locale: Locale, value: number, decimals = 0): string {
  return translator(locale)("stat.million", { value: shownNumber(value / 1_000_000, decimals) });
}

type CellProps = { dataset: Dataset; row: Row; series: Series; locale: Locale };

function Cell({ dataset, row, series, locale }: CellProps) {
  const index = dataset.series.indexOf(series);
  const value = row.values[index];
  const period = row.periods?.[index]?.[locale];
  if (typeof value !== "number") {
    return (
      <td className="r">
        <span aria-hidden="true">–</span>
        <span className="vh">{translator(locale)("data.table.empty")}</span>
      </td>
    );
  }
  const shown = showOf(dataset, row, series.id);
  return (
    <td className="r" data-value={value}>
      {valueInTable(locale, value, shown)}
      {row.show?.unit === "million" ? ` ${millions(locale, value, shown.decimals)}` : null}
      {period ? <span className="period">{period}</span> : null}
    </td>
  );
}
