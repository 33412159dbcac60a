import { notFound } from "next/navigation";
import { ChartFigure } from "#components/charts/chart-figure.tsx";
import { DataTable } from "#components/charts/data-table.tsx";
import { DatasetFacts } from "#components/charts/dataset-facts.tsx";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { chartPicture } from "#lib/charts/pictures.ts";
import { findDatasetBySlug, listDatasets } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { isLocale, path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { pageMetadata } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";
import { breadcrumbThing, datasetThing } from "../../../_shared/structured-data.ts";

type Props = { params: Promise<{ locale: string; dataset: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const { locale } = params;
  if (!isLocale(locale)) return [];
  return (await listDatasets()).map(({ slugs }) => ({ dataset: slugs[locale] }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, dataset, chart } = await find(params);
  return pageMetadata({
    locale,
    alternates: paths("statistics", dataset.slugs),
    picture: chartPicture(locale, dataset.id, chart.id),
    title: chart.title[locale],
    description: dataset.description[locale],
  });
}

/** A dataset: the finding, its drawing, every value, and the facts needed to check and reuse it. */
export default async function DatasetPage({ params }: Props) {
  const { locale, dataset, chart, others } = await find(params);
  const t = translator(locale);
  return (
    <PageFrame
      locale={locale}
      alternates={paths("statistics", dataset.slugs)}
      section="statistics"
      file={`content/statistics/datasets/${dataset.id}.yaml`}
      things={[
        datasetThing(locale, dataset),
        breadcrumbThing(
          locale,
          { section: "statistics", name: t("data.index.kicker") },
          { name: dataset.name[locale], path: path(locale, "statistics", dataset.slugs[locale]) },
        ),
      ]}
    >
      <section className="section section-first" aria-labelledby="page-title">
        <div className="wrap">
          <Crumbs
            locale={locale}
            parent={{ section: "statistics", label: t("data.index.kicker") }}
            current={dataset.name[locale]}
          />
          <div className="head max-w-[56rem]">
            <p className="kicker">{dataset.name[locale]}</p>
            <h1 id="page-title">
              <NoBreakBillNumbers>{chart.title[locale]}</NoBreakBillNumbers>
            </h1>
          </div>
          <ChartFigure dataset={dataset} chart={chart} locale={locale} heading={null} table={false} onOwnPage />
        </div>
      </section>
      {others.length > 0 ? (
        <section className="section paper" aria-label={t("data.page.chartsTitle")}>
          <div className="wrap">
            {others.map((other) => (
              <ChartFigure
                key={other.id}
                dataset={dataset}
                chart={other}
                locale={locale}
                heading="h2"
                table={false}
                onOwnPage
              />
            ))}
          </div>
        </section>
      ) : null}
      <section className="section" aria-labelledby="table-title">
        <div className="wrap">
          <h2 id="table-title" className="mb-5">
            {t("data.page.tableTitle")}
          </h2>
          <DataTable dataset={dataset} locale={locale} caption={dataset.name[locale]} />
        </div>
      </section>
      <div className="section dusk">
        <div className="wrap">
          <DatasetFacts dataset={dataset} locale={locale} siteUrl={siteUrl()} />
        </div>
      </div>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const dataset = await findDatasetBySlug(locale, (await params).dataset);
  const [chart, ...others] = dataset?.charts ?? [];
  if (!dataset || !chart) notFound();
  return { locale, dataset, chart, others };
}
