import type { MetadataRoute } from "next";
import {
  type Dataset,
  findLetter,
  getPage,
  isPublished,
  listDatasets,
  listEvents,
  listIssues,
  listNews,
  listOwnPages,
  listPetitions,
  listPetitionVersions,
  listTranslations,
  type Petition,
} from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import {
  figuresPaths,
  isoDay,
  type Locale,
  letterPaths,
  locales,
  paths,
  toolkitPaths,
  versionPaths,
} from "#lib/i18n/index.ts";

type Addresses = Record<Locale, string>;

/** A page with the day it last changed; without one where it lists nothing yet. */
type Entry = { addresses: Addresses; updated?: string };

/** Every page of the site in both languages, each with its other language and the day it last changed. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [issues, petitions, news, datasets] = [
    await listIssues("en"),
    await petitionPages(),
    await newsPages(),
    await datasetPages(),
  ];
  const issuePages = issues.map(({ slugs, updated }) => ({ addresses: paths("issues", slugs), updated }));
  const lists = [
    { addresses: paths("home"), updated: newest([...issuePages, ...petitions, ...news]) },
    { addresses: paths("issues"), updated: newest([...issuePages, ...petitions]) },
    { addresses: paths("news"), updated: newest(news) },
    { addresses: paths("statistics"), updated: newest(datasets) },
    { addresses: paths("press"), updated: newest([...issuePages, ...petitions]) },
    { addresses: paths("translations"), updated: await translationsChanged() },
  ];
  const pages = [
    ...lists,
    ...(await textPages()),
    ...issuePages,
    ...petitions,
    ...news,
    ...(await events()),
    ...(await ownPages()),
    ...datasets,
  ];
  return pages.flatMap(({ addresses, updated }) =>
    locales.map((locale) => ({
      url: siteUrl() + addresses[locale],
      ...(updated ? { lastModified: updated } : {}),
      alternates: {
        languages: {
          "en-CA": siteUrl() + addresses.en,
          "fr-CA": siteUrl() + addresses.fr,
          "x-default": siteUrl() + addresses.en,
        },
      },
    })),
  );
}

function newest(entries: Entry[]): string | undefined {
  return entries
    .flatMap(({ updated }) => updated ?? [])
    .sort()
    .at(-1);
}

async function textPages(): Promise<Entry[]> {
  const kinds = [
    ["worldRefugeeDay", "world-refugee-day"],
    ["rights", "rights"],
    ["related", "related"],
    ["about", "about"],
    ["privacy", "privacy"],
    ["method", "method"],
    ["accessibility", "accessibility"],
  ] as const;
  return Promise.all(
    kinds
      .filter(([section]) => isPublished(section))
      .map(async ([section, kind]) => {
        const dates = await Promise.all(locales.map(async (locale) => (await getPage(kind, locale)).updated));
        return { addresses: paths(section), updated: dates.sort().at(-1) };
      }),
  );
}

async function petitionPages(): Promise<Entry[]> {
  return (await Promise.all((await listPetitions("en")).map(petitionAndVersions))).flat();
}

/** A petition changes with its words, with each step it takes, and on the day it opens; not before that day. */
async function petitionAndVersions({ key, slugs, opens, steps }: Petition): Promise<Entry[]> {
  const versions = await listPetitionVersions("en", key);
  const letter = await findLetter("en", key);
  const versionPages = versions.map(({ version, date }) => ({
    addresses: versionPaths(slugs, version),
    updated: date,
  }));
  const days = [opens, ...versions.map(({ date }) => date), ...steps.map(({ date }) => date)];
  const today = isoDay(new Date());
  const updated = days
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  return [
    { addresses: paths("petitions", slugs), updated },
    { addresses: figuresPaths(slugs), updated },
    { addresses: toolkitPaths(slugs), updated },
    ...(letter ? [{ addresses: letterPaths(slugs), updated: letter.updated }] : []),
    ...versionPages,
  ];
}

async function newsPages(): Promise<Entry[]> {
  return (await listNews("en")).map(({ slugs, updated }) => ({ addresses: paths("news", slugs), updated }));
}

async function events(): Promise<Entry[]> {
  const all = (await listEvents("en")).map(({ slugs, updated }) => ({ addresses: paths("events", slugs), updated }));
  return all.length > 0 ? [{ addresses: paths("events"), updated: newest(all) }, ...all] : [];
}

async function ownPages(): Promise<Entry[]> {
  return (await listOwnPages("en")).map(({ slugs, updated }) => ({ addresses: paths("own", slugs), updated }));
}

async function datasetPages(): Promise<Entry[]> {
  return (await listDatasets()).map((dataset) => ({
    addresses: paths("statistics", dataset.slugs),
    updated: dayOfData(dataset),
  }));
}

/** The newest date of its sources: a dataset changes when they do. */
function dayOfData({ sources, asOf }: Dataset): string {
  return (
    sources
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? asOf.date
  );
}

async function translationsChanged(): Promise<string | undefined> {
  const days = (await listTranslations()).flatMap(({ agreedOn }) => agreedOn ?? []);
  return days.sort().at(-1);
}
