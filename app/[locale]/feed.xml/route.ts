import { Feed } from "feed";
import { listNews, site } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { type Locale, languageTag, path, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";

type Context = { params: Promise<{ locale: string }> };

export const dynamic = "force-static";

/** The news of one language as an Atom feed. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const locale = await localeOf(params);
  return new Response(await atom(locale), { headers: { "content-type": "application/atom+xml; charset=utf-8" } });
}

async function atom(locale: Locale): Promise<string> {
  const news = await listNews(locale);
  const home = siteUrl() + path(locale, "news");
  const feed = new Feed({
    id: home,
    link: home,
    title: translator(locale)("news.feedTitle", { site: site.organisation.name[locale] }),
    description: translator(locale)("news.description"),
    language: languageTag[locale],
    updated: midnight(news[0]?.updated),
    feedLinks: { atom: `${siteUrl()}/${locale}/feed.xml` },
    author: { name: site.organisation.name[locale] },
    copyright: translator(locale)("layout.licence"),
  });
  for (const { slug, title, summary, date, updated } of news) {
    const link = siteUrl() + path(locale, "news", slug);
    feed.addItem({ id: link, link, title, description: summary, published: midnight(date), date: midnight(updated) });
  }
  return feed.atom1();
}

function midnight(day = "2026-01-01"): Date {
  return new Date(`${day}T00:00:00Z`);
}
