import { CounterList } from "#components/charts/counter-list.tsx";
import { DatasetList } from "#components/charts/dataset-list.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { listDatasets, listFigures } from "#lib/content/index.ts";
import { paths, translator } from "#lib/i18n/index.ts";
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
    description: t("data.index.description"),
  });
}

/** Every dataset and every counter of the site, to open, download and share. */
export default async function StatisticsPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
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
        <div className="wrap">
          <div className="head">
            <h2 id="counters">{t("data.index.counters")}</h2>
            <p>{t("data.index.countersLede")}</p>
          </div>
          <CounterList locale={locale} figures={await listFigures()} />
        </div>
      </section>
    </PageFrame>
  );
}
