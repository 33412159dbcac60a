import { Feed } from "feed";
import { v5 } from "uuid";
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
    id: lastingId(locale),
    link: home,
    title: translator(locale)("news.feedTitle", { site: site.organisation.name[locale] }),
    description: translator(locale)("news.description", { about: site.organisation.description[locale] }),
    language: languageTag[locale],
    updated: midnight(
      news
        .map(({ updated }) => updated)
        .sort()
        .at(-1),
    ),
    feedLinks: { atom: `${siteUrl()}/${locale}/feed.xml` },
    author: { name: site.organisation.name[locale] },
    copyright: translator(locale)("layout.licence"),
  });
  for (const { key, formerKey, slug, title, summary, date, updated } of news) {
    const id = lastingId(`${locale}/${formerKey ?? key}`);
    const link = siteUrl() + path(locale, "news", slug);
    feed.addItem({ id, link, title, description: summary, published: midnight(date), date: midnight(updated) });
  }
  return withPlainText(feed.atom1());
}

const NAMESPACE = "0f302a5b-7c1e-5d0a-9b6e-3d1f75a2c0de";

/** The same wherever the site is served and whatever its pages are called: a changed id shows a read item as new. */
function lastingId(name: string): string {
  return `urn:uuid:${v5(name, NAMESPACE)}`;
}

/** Titles and summaries are text, while the library says that they are HTML: readers would take "a < b" for a tag. */
function withPlainText(xml: string): string {
  return xml.replace(
    /<(title|summary) type="html"><!\[CDATA\[([\s\S]*?)\]\]><\/\1>/g,
    (_, name: string, text: string) =>
      `<${name}>${text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`)}</${name}>`,
  );
}

function midnight(day = "2026-01-01"): Date {
  return new Date(`${day}T00:00:00Z`);
}
