import type { MetadataRoute } from "next";
import {
  getPage,
  listDatasets,
  listEvents,
  listIssues,
  listNews,
  listOwnPages,
  listPetitions,
  listPetitionVersions,
  type Petition,
} from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { figuresPaths, type Locale, locales, paths, versionPaths } from "#lib/i18n/index.ts";

type Addresses = Record<Locale, string>;

/** Every page of the site in both languages, each with its other language. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const pages = [
    ...(await textPages()),
    ...(await issuesAndPetitions()),
    ...(await news()),
    ...(await events()),
    ...(await ownPages()),
    ...(await statistics()),
  ];
  return pages.flatMap(({ addresses, updated }) =>
    locales.map((locale) => ({
      url: siteUrl() + addresses[locale],
      ...(updated ? { lastModified: updated } : {}),
      alternates: {
        languages: { "en-CA": siteUrl() + addresses.en, "fr-CA": siteUrl() + addresses.fr },
      },
    })),
  );
}

type Entry = { addresses: Addresses; updated?: string };

async function textPages(): Promise<Entry[]> {
  const dated = async (kind: Parameters<typeof getPage>[0]) => (await getPage(kind, "en")).updated;
  return [
    { addresses: paths("home") },
    { addresses: paths("issues") },
    { addresses: paths("worldRefugeeDay"), updated: await dated("world-refugee-day") },
    { addresses: paths("rights"), updated: await dated("rights") },
    { addresses: paths("related"), updated: await dated("related") },
    { addresses: paths("news") },
    { addresses: paths("about"), updated: await dated("about") },
    { addresses: paths("translations") },
    { addresses: paths("privacy"), updated: await dated("privacy") },
    { addresses: paths("method"), updated: await dated("method") },
    { addresses: paths("accessibility"), updated: await dated("accessibility") },
  ];
}

async function issuesAndPetitions(): Promise<Entry[]> {
  const issues = (await listIssues("en")).map(({ slugs, updated }) => ({ addresses: paths("issues", slugs), updated }));
  const petitions = await Promise.all((await listPetitions("en")).map(petitionAndVersions));
  return [...issues, ...petitions.flat()];
}

async function petitionAndVersions({ key, slugs }: Petition): Promise<Entry[]> {
  const versions = await listPetitionVersions("en", key);
  return [
    { addresses: paths("petitions", slugs) },
    { addresses: figuresPaths(slugs) },
    ...versions.map(({ version, date }) => ({ addresses: versionPaths(slugs, version), updated: date })),
  ];
}

async function news(): Promise<Entry[]> {
  return (await listNews("en")).map(({ slugs, updated }) => ({ addresses: paths("news", slugs), updated }));
}

async function events(): Promise<Entry[]> {
  const all = (await listEvents("en")).map(({ slugs, updated }) => ({ addresses: paths("events", slugs), updated }));
  return all.length > 0 ? [{ addresses: paths("events") }, ...all] : [];
}

async function ownPages(): Promise<Entry[]> {
  return (await listOwnPages("en")).map(({ slugs, updated }) => ({ addresses: paths("own", slugs), updated }));
}

async function statistics(): Promise<Entry[]> {
  const datasets = (await listDatasets()).map(({ slugs }) => ({ addresses: paths("statistics", slugs) }));
  return [{ addresses: paths("statistics") }, ...datasets];
}
