import { type CounterGroup, CounterList } from "#components/charts/counter-list.tsx";
import { DatasetList } from "#components/charts/dataset-list.tsx";
import { Contents } from "#components/layout/contents.tsx";
import { SearchForm } from "#components/search/search-form.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findPage, isPublished, listDatasets, listFiguresByTopic, listIssues, site } from "#lib/content/index.ts";
import { type Locale, path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { pageMetadata } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string }> };

const alternates = paths("statistics");

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  return pageMetadata({
    locale,
    alternates,
    picture: pagePicture(locale, "page", "statistics"),
    title: t("data.index.title"),
    description: t("data.index.description", {
      datasets: (await listDatasets()).length,
      about: site.organisation.description[locale],
    }),
  });
}

/** Every dataset and every counter of the site, to open, download and share. */
export default async function StatisticsPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const groups = await groupsOf(locale);
  return (
    <PageFrame locale={locale} alternates={alternates} section="statistics">
      <section className="section section-first" aria-labelledby="page-title">
        <div className="wrap">
          <div className="head max-w-[52rem]">
            <p className="kicker">{t("data.index.kicker")}</p>
            <h1 id="page-title">{t("data.index.title")}</h1>
            <p className="lede">{t("data.index.lede")}</p>
          </div>
          <h2 className="vh">{t("data.index.datasets")}</h2>
          <DatasetList locale={locale} datasets={await listDatasets()} />
        </div>
      </section>
      <section className="section paper" aria-labelledby="counters">
        <div className="wrap long">
          <Contents locale={locale} headings={groups.map(({ id, title }) => ({ id, text: title }))} />
          <div>
            <div className="head mb-0!">
              <h2 id="counters">{t("data.index.counters")}</h2>
              <p>{t("data.index.countersLede")}</p>
            </div>
            <SearchForm locale={locale} id="figures-search" kind="figure" />
            {groups.map((group) => (
              <CounterList key={group.id} locale={locale} group={group} />
            ))}
          </div>
        </div>
      </section>
    </PageFrame>
  );
}

/** The single figures by subject: a campaign, or displacement in the world. */
async function groupsOf(locale: Locale): Promise<CounterGroup[]> {
  const issues = await listIssues(locale);
  const day = await findPage("world-refugee-day", locale);
  const pages = [
    ...issues.map(({ kicker, slug, figures }) => ({ title: kicker, href: path(locale, "issues", slug), figures })),
    ...(day
      ? [{ title: translator(locale)("event.refugeeDay"), href: path(locale, "worldRefugeeDay"), figures: day.figures }]
      : []),
  ];
  const pageOf = (figure: string) => {
    const page = pages.find(({ figures }) => figures.includes(figure));
    return page ? { title: page.title, href: `${page.href}#figure-${figure}` } : null;
  };
  return (await listFiguresByTopic()).map(({ topic, figures }) => ({
    id: `figures-${topic}`,
    title:
      issues.find(({ key }) => key === topic)?.kicker ??
      translator(locale)(isPublished("worldRefugeeDay") ? "data.index.worldwide" : "data.index.elsewhere"),
    figures,
    pageOf,
  }));
}
