import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Drawings } from "#components/charts/chart-figure.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { SourceTitle } from "#components/ui/source-title.tsx";
import { notesOf } from "#lib/charts/notes.ts";
import { findDatasetBySlug, listDatasets, site } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { isLocale, path, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { fullTitle } from "../../../_shared/metadata.ts";

type Props = { params: Promise<{ locale: string; dataset: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const { locale } = params;
  if (!isLocale(locale)) return [];
  return (await listDatasets()).map(({ slugs }) => ({ dataset: slugs[locale] }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, dataset, chart } = await find(params);
  return {
    metadataBase: new URL(siteUrl()),
    title: fullTitle(locale, chart.title[locale]),
    alternates: { canonical: path(locale, "statistics", dataset.slugs[locale]) },
    robots: { index: false },
  };
}

/** A chart for frames on other sites, with its source and a link to its page. */
export default async function EmbedPage({ params }: Props) {
  const { locale, dataset, chart } = await find(params);
  const t = translator(locale);
  const [source] = dataset.sources;
  return (
    <main className="embed">
      <h1>
        <NoBreakBillNumbers>{chart.title[locale]}</NoBreakBillNumbers>
      </h1>
      <p className="small">{chart.subtitle[locale]}</p>
      <Drawings dataset={dataset} chart={chart} locale={locale} />
      <div className="chart-foot small">
        {notesOf(dataset, chart, locale).map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>
          {t("data.chart.source")} {source?.publisher[locale]},{" "}
          <SourceTitle locale={locale} title={source?.title[locale] ?? ""} />, {dataset.asOf[locale]}.{" "}
          <a href={siteUrl() + path(locale, "statistics", dataset.slugs[locale])} target="_blank" rel="noopener">
            {site.organisation.name[locale]}: {t("data.page.embedMore")}
          </a>
        </p>
      </div>
    </main>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const dataset = await findDatasetBySlug(locale, (await params).dataset);
  const [chart] = dataset?.charts ?? [];
  if (!dataset || !chart) notFound();
  return { locale, dataset, chart };
}
