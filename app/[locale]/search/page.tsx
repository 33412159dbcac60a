import { SearchForm } from "#components/search/search-form.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { isPublished, listDatasets, listIssues, listNews, listPetitions } from "#lib/content/index.ts";
import { type Locale, path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { pageMetadata } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string }> };

const alternates = paths("search");

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const metadata = pageMetadata({
    locale,
    alternates,
    picture: pagePicture(locale, "page", "home"),
    title: t("search.title"),
    description: t("search.description"),
  });
  return { ...metadata, robots: { index: false, follow: true } };
}

/** The search field. The server in front writes the results of a query into this page, so that no query is rendered here. */
export default async function SearchPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  return (
    <PageFrame locale={locale} alternates={alternates} section="search">
      <section className="section section-first" aria-labelledby="page-title">
        <div className="wrap find-grid">
          <div>
            <p className="kicker">{t("search.kicker")}</p>
            <h1 id="page-title">{t("search.title")}</h1>
            <SearchForm locale={locale} id="q" main suggestions={await titlesOf(locale)} />
            <p className="small">{t("search.hint")}</p>
            <div data-results="" />
          </div>
          {isPublished("rights") ? (
            <aside className="slip" aria-labelledby="search-help">
              <h2 id="search-help">{t("search.help")}</h2>
              <p>{t("search.helpText")}</p>
              <p>
                <a className="more" href={`${path(locale, "rights")}#help`}>
                  {t("search.helpLink")}
                </a>
              </p>
            </aside>
          ) : null}
        </div>
      </section>
    </PageFrame>
  );
}

async function titlesOf(locale: Locale): Promise<string[]> {
  const campaigns = (await listIssues(locale)).map(({ kicker }) => kicker);
  const petitions = (await listPetitions(locale)).map(({ title }) => title);
  const datasets = (await listDatasets()).map(({ name }) => name[locale]);
  const news = (await listNews(locale)).map(({ title }) => title);
  return [...new Set([...campaigns, ...datasets, ...petitions, ...news])];
}
