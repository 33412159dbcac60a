import { existsSync, globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { locales } from "../../i18n/locales.ts";
import { buildIndex, type SitePage, type StoredIndex } from "../../search/build-index.ts";
import { openIndex, type Search } from "../../search/search.ts";
import { fillText } from "../build-addresses.ts";
import { BUILD_ID_FILE, BUILT_PAGES_FOLDER } from "../next-contract.ts";
import { createNearest, type Nearest } from "./nearest-address.ts";

/** What this server knows of the site's pages beyond their addresses. */
export interface SiteIndex {
  search: Search;
  nearest: Nearest;
}

/** @throws when the index cannot be read or made */
export type OpenSiteIndex = () => Promise<SiteIndex>;

const INDEX_FILE = "search-index.json";

const fileSchema = z.object({
  buildId: z.string(),
  pages: z.array(z.tuple([z.string(), z.string()])),
  indexes: z.object({ en: z.string(), fr: z.string() }),
});

/**
 * Writes the search index of a build into its folder.
 * @param dist the folder of the build, `.next`
 */
export async function writeIndex(dist: string): Promise<void> {
  const buildId = await readFile(join(dist, BUILD_ID_FILE), "utf8");
  const stored = await buildIndex(pagesOf(dist));
  await writeFile(join(dist, INDEX_FILE), JSON.stringify({ buildId, ...stored }));
}

/**
 * Opens the search index of a build at the first use. Where the build was made by hand and has none, it is made then, page
 * by page between other requests. A try that failed is repeated at the next use.
 */
export function openWhenUsed(dist: string): OpenSiteIndex {
  let opened: Promise<SiteIndex> | undefined;
  return () => {
    opened ??= open(dist).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

async function open(dist: string): Promise<SiteIndex> {
  const stored = (await readStored(dist)) ?? (await buildIndex(pagesOf(dist)));
  return { search: await openIndex(stored), nearest: createNearest(stored.pages) };
}

async function readStored(dist: string): Promise<StoredIndex | null> {
  const file = join(dist, INDEX_FILE);
  if (!existsSync(file)) return null;
  const { buildId, pages, indexes } = fileSchema.parse(JSON.parse(await readFile(file, "utf8")));
  if (buildId !== (await readFile(join(dist, BUILD_ID_FILE), "utf8"))) return null;
  const inJson = (address: string) => JSON.stringify(address).slice(1, -1);
  return { pages, indexes: { en: fillText(indexes.en, "en", inJson), fr: fillText(indexes.fr, "fr", inJson) } };
}

/** Every page that was made at build time, as Next keeps it. */
async function* pagesOf(dist: string): AsyncGenerator<SitePage> {
  for (const locale of locales) {
    for (const file of globSync(`${BUILT_PAGES_FOLDER}/${locale}{.html,/**/*.html}`, { cwd: dist }).sort()) {
      yield { locale, html: await readFile(join(dist, file), "utf8") };
      await nextTurn();
    }
  }
}
