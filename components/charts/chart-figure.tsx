import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { SourceTitle } from "#components/ui/source-title.tsx";
import { describe } from "#lib/charts/describe.ts";
import { draw } from "#lib/charts/draw.ts";
import { SIZES } from "#lib/charts/drawing.ts";
import { notesOf } from "#lib/charts/notes.ts";
import { toSvg } from "#lib/charts/svg.ts";
import type { Dataset } from "#lib/content/schema/dataset.ts";
import type { ChartSpec } from "#lib/content/schema/dataset-chart.ts";
import { formatDate, type Locale, path, translator } from "#lib/i18n/index.ts";
import { DataTable } from "./data-table.tsx";

type Props = {
  dataset: Dataset;
  chart: ChartSpec;
  locale: Locale;
  /** The heading level of the title: h3 within a text; null where the page's own title is the same. */
  heading?: "h2" | "h3" | null;
  /** Whether the table is shown below it, with a link to the explanation of the figures. */
  table?: boolean;
  /** The dataset's own page has no link to itself. */
  onOwnPage?: boolean;
  children?: ReactNode;
};

/**
 * A chart: the finding as its title, the drawing in three widths of which one is visible, its source, and its values as
 * a table.
 */
export function ChartFigure({ dataset, chart, locale, heading = "h3", table = true, onOwnPage, children }: Props) {
  const t = translator(locale);
  const Heading = heading;
  const [source] = dataset.sources;
  return (
    <figure className="chart data-chart" id={`chart-${dataset.id}-${chart.id}`}>
      <figcaption>
        {Heading ? (
          <Heading>
            <NoBreakBillNumbers>{chart.title[locale]}</NoBreakBillNumbers>
          </Heading>
        ) : null}
        <p>{chart.subtitle[locale]}</p>
      </figcaption>
      <Drawings dataset={dataset} chart={chart} locale={locale} />
      <div className="chart-foot small">
        <details className="fold fold-narrow">
          <summary>{t("data.chart.about")}</summary>
          {notesOf(dataset, chart, locale).map((note) => (
            <p key={note}>{note}</p>
          ))}
          {source ? (
            <p>
              {t("data.chart.source")}{" "}
              <a href={typeof source.url === "string" ? source.url : source.url[locale]} rel="noreferrer">
                {source.publisher[locale]}, <SourceTitle locale={locale} title={source.title[locale]} />
              </a>
              , {formatDate(locale, source.date)}
              {dataset.sources.length > 1
                ? ` ${t("data.chart.moreSources", { count: dataset.sources.length - 1 })}`
                : null}
              .{" "}
              {onOwnPage ? null : (
                <a href={path(locale, "statistics", dataset.slugs[locale])}>
                  {t.rich("data.chart.page", {
                    name: dataset.name[locale],
                    unseen: (words) => <span className="vh">{words}</span>,
                  })}
                </a>
              )}
            </p>
          ) : null}
        </details>
      </div>
      {table ? (
        <details className="disclose">
          <summary>
            <span>{t("data.chart.table")}</span>
          </summary>
          <DataTable
            dataset={dataset}
            locale={locale}
            series={chart.series}
            rows={"rows" in chart ? chart.rows : undefined}
            caption={chart.subtitle[locale]}
          />
        </details>
      ) : null}
      {children}
    </figure>
  );
}

/** The drawing alone, in each width; a screen reader reads its description once. */
export function Drawings({ dataset, chart, locale }: Pick<Props, "dataset" | "chart" | "locale">) {
  const drawings = Object.values(SIZES).map((size) =>
    toSvg(draw(dataset, chart, locale, size), { className: `drawing drawing-${size.name}` }),
  );
  return (
    <div
      className="drawings"
      role="img"
      aria-label={`${chart.title[locale]} ${describe(dataset, chart, locale)}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by ours, every word in it escaped
      dangerouslySetInnerHTML={{ __html: drawings.join("") }}
    />
  );
}
