import { expect, test } from "vitest";
import { getPage, listDatasets, listFigures, listIssues, listNews, type Source } from "#lib/content/index.ts";
import type { Locale } from "#lib/i18n/index.ts";

/** How a title says that what it names is in the other language; the page then marks the title's language. */
const note: Record<Locale, RegExp> = {
  en: /(?:in French|French text)\)$/,
  fr: /(?:en anglais|texte anglais)\)$/,
};

type Pair = Record<Locale, { title: string; url: string }>;

test("a source with one address for both languages says in one of them that it is in the other", async () => {
  const all = [...(await figureAndDatasetSources()), ...(await textSources())];
  expect(all.length).toBeGreaterThan(100);
  const silent = all.filter(({ en, fr }) => en.url === fr.url && !note.en.test(en.title) && !note.fr.test(fr.title));
  expect(silent.map(({ fr }) => fr.title)).toEqual([]);
});

async function figureAndDatasetSources(): Promise<Pair[]> {
  const figures = (await listFigures()).map(({ source }) => source);
  const datasets = (await listDatasets()).flatMap(({ sources }) => sources);
  return [...figures, ...datasets].map(({ title, url }) => ({
    en: { title: title.en, url: typeof url === "string" ? url : url.en },
    fr: { title: title.fr, url: typeof url === "string" ? url : url.fr },
  }));
}

async function textSources(): Promise<Pair[]> {
  const sourcesIn = async (locale: Locale) => [
    ...(await listIssues(locale)).map(({ key, sources }) => ({ key, sources })),
    ...(await listNews(locale)).map(({ key, sources }) => ({ key, sources })),
    ...(await Promise.all(
      (["rights", "world-refugee-day"] as const).map(async (kind) => ({
        key: kind,
        sources: (await getPage(kind, locale)).sources,
      })),
    )),
  ];
  const [english, french] = [await sourcesIn("en"), await sourcesIn("fr")];
  return english.flatMap(({ key, sources }) => {
    const twins: Source[] = french.find((each) => each.key === key)?.sources ?? [];
    return sources.flatMap((en) => {
      const fr = twins.find(({ id }) => id === en.id);
      return fr ? [{ en, fr }] : [];
    });
  });
}
