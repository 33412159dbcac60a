import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { projectRoot } from "../read/folders.ts";
import { newsSchema } from "../schema/news.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { type Entry, type Pair, readPairs } from "./pair.ts";

type Parsed = z.infer<typeof newsSchema>;

/** A news item in one language, typeset. */
export type News = Parsed & { key: string; slugs: Record<Locale, string>; locale: Locale; Body: Body; file: string };

const load = cacheUntilChanged("content/news", async (root) => {
  const pairs = await readPairs(root, "content/news", newsSchema);
  return pairs
    .map((pair) => ({ en: toNews(pair, pair.en), fr: toNews(pair, pair.fr) }))
    .sort((a, b) => b.en.date.localeCompare(a.en.date) || a.en.key.localeCompare(b.en.key));
});

/** Every news item in a language, newest first. @throws ContentError */
export async function listNews(locale: Locale): Promise<News[]> {
  return (await load(projectRoot())).map((item) => item[locale]);
}

/** The news item with a slug of this language, or null. @throws ContentError */
export async function findNewsBySlug(locale: Locale, slug: string): Promise<News | null> {
  return (await listNews(locale)).find((item) => item.slug === slug) ?? null;
}

function toNews(pair: Pair<Parsed>, { locale, file, fields, mdx }: Entry<Parsed>): News {
  return {
    ...typesetAll(locale, fields),
    key: pair.key,
    slugs: { en: pair.en.fields.slug, fr: pair.fr.fields.slug },
    locale,
    file,
    Body: bodyOf(locale, mdx, file),
  };
}
