import { Drawings } from "#components/charts/chart-figure.tsx";
import { DataTable } from "#components/charts/data-table.tsx";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { Goal, OnPaper } from "#components/petition/goal.tsx";
import { daysDataset, regionsDataset } from "#components/petition/history-datasets.ts";
import { PetitionVersions } from "#components/petition/petition-versions.tsx";
import { stateLine } from "#components/petition/state-words.ts";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { listPetitionVersions } from "#lib/content/index.ts";
import type { Dataset } from "#lib/content/schema/dataset.ts";
import { CLOCK, figuresPaths, type Locale, path, translator } from "#lib/i18n/index.ts";
import { SHOWN_FROM } from "#lib/petitions/regions.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { readCount } from "../../../../_shared/counts.ts";
import { readHistory } from "../../../../_shared/history.ts";
import { pageMetadata } from "../../../../_shared/metadata.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { listPetitionParams, petitionOf } from "../../../../_shared/petition-param.ts";
import { breadcrumbThing } from "../../../../_shared/structured-data.ts";

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = listPetitionParams;

export async function generateMetadata({ params }: Props) {
  const { locale, petition } = await petitionOf(params);
  const t = translator(locale);
  return pageMetadata({
    locale,
    alternates: figuresPaths(petition.slugs),
    picture: pagePicture(locale, "petition", petition.slugs.en),
    title: t("petition.figures.pageTitle", { petition: petition.title }),
    description: t("petition.figures.description", { petition: petition.title }),
  });
}

/** A petition's published history: days, provinces, versions, method and downloads. */
export default async function FiguresPage({ params }: Props) {
  const { locale, petition } = await petitionOf(params);
  const t = translator(locale);
  const { slugs, key } = petition;
  const [count, history, versions] = await Promise.all([
    readCount(key),
    readHistory(key),
    listPetitionVersions(locale, key),
  ]);
  const state = stateOf(petition, new Date());
  const days = history?.days ?? [];
  const { shown = [], others = 0, asOf = null } = history?.regions ?? {};
  return (
    <PageFrame
      locale={locale}
      alternates={figuresPaths(slugs)}
      section="issues"
      things={[
        breadcrumbThing(
          locale,
          { section: "petitions", slug: petition.slug, name: petition.title },
          { name: t("petition.figures.short"), path: figuresPaths(slugs)[locale] },
        ),
      ]}
    >
      <section className="section section-first" aria-labelledby="page-title">
        <div className="wrap">
          <Crumbs
            locale={locale}
            parent={{ section: "petitions", slug: petition.slug, label: petition.title }}
            current={t("petition.figures.short")}
          />
          <div className="head max-w-[52rem]">
            <h1 id="page-title">{t("petition.figures.title")}</h1>
            <p className="lede">
              <NoBreakBillNumbers>{petition.title}</NoBreakBillNumbers>
            </p>
          </div>
          <div className="figures-now">
            {state === "open" ? (
              <>
                <Goal
                  locale={locale}
                  slug={slugs.en}
                  count={count}
                  goal={petition.goal}
                  milestones={petition.milestones}
                />
                <p className="actions mt-5">
                  <a className="btn" href={`${path(locale, "petitions", petition.slug)}#sign`}>
                    {t("petition.sign")}
                  </a>
                </p>
              </>
            ) : (
              <>
                <p className="lede">{stateLine(locale, petition, state, count)}</p>
                <OnPaper locale={locale} count={count} />
              </>
            )}
          </div>
        </div>
      </section>
      <div className="section paper" data-not-searched="">
        <div className="wrap stack">
          {history ? null : <p>{t("data.unavailable")}</p>}
          {history && days.length === 0 ? <p>{t("petition.figures.noDays")}</p> : null}
          {days.length > 0 ? <Chart locale={locale} dataset={daysDataset(slugs, days)} /> : null}
          {shown.length > 0 && asOf ? <Chart locale={locale} dataset={regionsDataset(slugs, shown, asOf)} /> : null}
          {history && asOf ? (
            <p className="small">
              {others > 0 ? `${t("petition.figures.others", { count: others })} ` : null}
              {t("delivery.counts.hidden", { least: SHOWN_FROM })}
            </p>
          ) : null}
        </div>
      </div>
      <div className="section">
        <div className="wrap">
          <div className="prose prose-wide">
            <h2>{t("petition.figures.method")}</h2>
            <p>{t("petition.figures.confirmedOnly")}</p>
            <p>{t("petition.figures.endOfDay", { clock: CLOCK[locale] })}</p>
            {count?.onPaper ? <p>{t("paper.how")}</p> : null}
            <h2>{t("petition.figures.take")}</h2>
            <ul>
              <li>
                <a href={`/data/petitions/${slugs.en}.csv`}>{t("petition.figures.csv")}</a>
              </li>
              <li>
                <a href={`/data/petitions/${slugs.en}.json`}>{t("petition.figures.json")}</a>
              </li>
              <li>
                <a href={`/api/petitions/${slugs.en}`}>{t("petition.figures.api")}</a>
              </li>
            </ul>
            <PetitionVersions locale={locale} slugs={slugs} versions={versions} />
          </div>
        </div>
      </div>
    </PageFrame>
  );
}

function Chart({ locale, dataset }: { locale: Locale; dataset: Dataset }) {
  const [chart] = dataset.charts;
  if (!chart) return null;
  return (
    <figure className="chart data-chart" id={`chart-${chart.id}`}>
      <figcaption>
        <h2>{chart.title[locale]}</h2>
        <p>{chart.subtitle[locale]}</p>
      </figcaption>
      <Drawings dataset={dataset} chart={chart} locale={locale} />
      <details className="disclose">
        <summary>
          <span>{translator(locale)("data.chart.table")}</span>
        </summary>
        <DataTable dataset={dataset} locale={locale} caption={chart.subtitle[locale]} />
      </details>
    </figure>
  );
}
