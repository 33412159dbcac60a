import { NewsList } from "#components/cards/news-list.tsx";
import { listNews } from "#lib/content/index.ts";
import { formatDate, path, translator } from "#lib/i18n/index.ts";
import { More, type SectionProps } from "./section.tsx";

const newsOnHome = 4;

/** The newest news items. */
export async function LatestNews({ locale, home }: SectionProps) {
  const news = await listNews(locale);
  const items = news.slice(0, newsOnHome).map((item) => ({ ...item, href: path(locale, "news", item.slug) }));
  return (
    <section className="section paper" aria-labelledby="news-title">
      <div className="wrap split">
        <div className="stack">
          <h2 id="news-title">{home.newsTitle}</h2>
          {news[0] ? (
            <p className="small">{translator(locale)("news.newest", { date: formatDate(locale, news[0].date) })}</p>
          ) : null}
          <More href={path(locale, "news")}>{translator(locale)("home.newsMore")}</More>
        </div>
        <NewsList locale={locale} items={items} />
      </div>
    </section>
  );
}
