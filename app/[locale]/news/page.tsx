import { EventList } from "#components/cards/event-list.tsx";
import { NewsList } from "#components/cards/news-list.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { forWhom, listComingEvents, listNews, site } from "#lib/content/index.ts";
import { path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { pageMetadataWithoutTitle } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";
import { NewsByEmail } from "./news-by-email.tsx";

type Props = { params: Promise<{ locale: string }> };

const alternates = paths("news");

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  return pageMetadataWithoutTitle({
    locale,
    alternates,
    picture: pagePicture(locale, "page", "news"),
    title: t("news.title", forWhom(locale)),
    description: t("news.description", { about: site.organisation.description[locale] }),
  });
}

export default async function NewsPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const items = (await listNews(locale)).map((item) => ({ ...item, href: path(locale, "news", item.slug) }));
  const coming = (await listComingEvents(locale)).map((event) => ({
    ...event,
    href: path(locale, "events", event.slug),
  }));
  return (
    <PageFrame locale={locale} alternates={alternates} section="news">
      <section className="section section-first" aria-labelledby="news-title">
        <div className="wrap">
          <div className="head max-w-[52rem]">
            <p className="kicker">{t("news.kicker")}</p>
            <h1 id="news-title">{t("news.title", forWhom(locale))}</h1>
            <p className="lede">{t("news.lede")}</p>
            <p className="ui">
              <a href="#sign">{t("subscribe.title")}</a> · <a href={`/${locale}/feed.xml`}>{t("news.feed")}</a>
            </p>
          </div>
          {coming.length > 0 ? (
            <div className="mb-12">
              <h2 className="mb-6">{t("events.title")}</h2>
              <EventList locale={locale} events={coming} level={3} />
            </div>
          ) : null}
          <NewsList locale={locale} items={items} level={2} />
          <div className="mt-12 max-w-[34rem]">
            <NewsByEmail locale={locale} />
          </div>
        </div>
      </section>
    </PageFrame>
  );
}
