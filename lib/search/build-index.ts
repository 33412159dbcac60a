import MiniSearch from "minisearch";
import type { Locale } from "../i18n/locales.ts";
import { kindOfPage, SAID_OF_KIND, weightOfPage } from "./kinds.ts";
import { type Entry, optionsOf } from "./options.ts";
import { readPage } from "./passages.ts";

/** The search index of a build as it is kept in a file. */
export interface StoredIndex {
  /** The addresses of each page of the site, English and French. */
  pages: [en: string, fr: string][];
  /** What MiniSearch writes, for each language. */
  indexes: Record<Locale, string>;
}

/** A page as Next writes it. */
export interface SitePage {
  locale: Locale;
  html: string;
}

/**
 * Makes the index from the site's pages as readers get them.
 * @param pages every page; parsing one takes some 20 ms, so they come one after the other
 */
export async function buildIndex(pages: AsyncIterable<SitePage>): Promise<StoredIndex> {
  const entries: Record<Locale, Entry[]> = { en: [], fr: [] };
  const addresses = new Map<string, [en: string, fr: string]>();
  for await (const { locale, html } of pages) {
    const page = readPage(html);
    if (!page) continue;
    const { own, other } = page.addresses;
    if (other) {
      const pair: [string, string] = locale === "en" ? [own, other] : [other, own];
      addresses.set(pair[0], pair);
    }
    const weight = weightOfPage(own);
    if (weight === 0) continue;
    const first = entries[locale].length;
    entries[locale].push(
      ...page.passages.map(({ anchor, heading, text, is }, at) => ({
        id: first + at,
        path: own,
        anchor,
        // A figure or a question is about its own words, not about everything its page is about.
        title: is ? heading : page.title,
        topic: is ? "" : `${page.topic} ${SAID_OF_KIND[locale][kindOfPage(own)] ?? ""}`,
        heading: is || heading === page.title ? "" : heading,
        text,
        kind: is ?? kindOfPage(own),
        isWhole: is !== undefined,
        weight,
      })),
    );
  }
  return { pages: [...addresses.values()], indexes: { en: write("en", entries.en), fr: write("fr", entries.fr) } };
}

function write(locale: Locale, entries: Entry[]): string {
  const index = new MiniSearch<Entry>(optionsOf(locale));
  index.addAll(entries);
  return JSON.stringify(index);
}
