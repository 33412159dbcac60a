import { type Locale, locales } from "../../i18n/locales.ts";
import { letterPaths, path, type Section, toolkitPaths } from "../../i18n/paths.ts";
import { PAGE_SECTIONS } from "../load/page-folders.ts";
import { headingsOf } from "../mdx/headings.ts";
import { slug as slugSchema } from "../schema/shared.ts";
import type { AllContent, Text } from "./content-types.ts";

/** The addresses of the site. */
export type Addresses = {
  /** Every page, with the anchors of its text; null where the anchors are unknown. */
  pages: Map<string, Set<string> | null>;
  /** The name of each address, the same in both languages: `issues/bill-c-2`. */
  keys: Map<string, string>;
  /** Pages below these addresses have a missing or wrong slug: links to them cannot be checked. */
  uncertain: string[];
};

const WITHOUT_TEXT = [
  "home",
  "issues",
  "news",
  "events",
  "statistics",
  "press",
  "translations",
] as const satisfies readonly Section[];
const COLLECTIONS = ["issues", "petitions", "news", "events", "own"] as const;

/** The address of each page of the content that was read. */
export function addressesOf(survey: AllContent): Addresses {
  const pages: Addresses["pages"] = new Map();
  const keys: Addresses["keys"] = new Map();
  const uncertain: string[] = [];
  for (const locale of locales) {
    const add = (address: string, key: string, anchors: Set<string> | null) => {
      pages.set(address, anchors);
      keys.set(address, key);
    };
    for (const section of WITHOUT_TEXT) add(path(locale, section), section, new Set());
    add(`/${locale}/feed.xml`, "feed", new Set());
    for (const page of survey.pages) add(path(locale, PAGE_SECTIONS[page.kind]), page.kind, anchorsOf(page[locale]));
    for (const section of COLLECTIONS) {
      for (const folder of survey[section]) {
        const slug = slugOf(folder[locale]);
        if (slug) add(path(locale, section, slug), folder.path, anchorsOf(folder[locale]));
        else uncertain.push(`${path(locale, section)}/`);
      }
    }
    for (const { file, dataset } of survey.datasets) {
      if (dataset) add(path(locale, "statistics", dataset.slugs[locale]), file, new Set());
      else uncertain.push(`${path(locale, "statistics")}/`, "/data/");
    }
    for (const letter of survey.letters) {
      const petition = survey.petitions.find(({ key }) => key === letter.key);
      const [en, fr] = [slugOf(petition?.en ?? null), slugOf(petition?.fr ?? null)];
      if (en && fr) add(letterPaths({ en, fr })[locale], letter.path, new Set());
    }
    for (const petition of survey.petitions) {
      const [en, fr] = [slugOf(petition.en), slugOf(petition.fr)];
      if (en && fr) add(toolkitPaths({ en, fr })[locale], `${petition.path}/toolkit`, new Set());
      const slug = slugOf(petition[locale]);
      const versions = slug ? (petition.terms?.value?.version ?? 0) : 0;
      for (let version = 1; version <= versions; version += 1)
        add(`${path(locale, "petitions", slug ?? "")}/versions/${version}`, `${petition.path}/${version}`, new Set());
    }
  }
  for (const [address, key] of downloads(survey)) {
    pages.set(address, new Set());
    keys.set(address, key);
  }
  return { pages, keys, uncertain };
}

/** What readers download: the same key for a file that exists once for each language. */
function downloads({ datasets, petitions }: AllContent): [address: string, key: string][] {
  const series = datasets.flatMap(({ dataset }): [string, string][] =>
    dataset
      ? [
          [`/data/${dataset.id}.csv`, `csv of ${dataset.id}`],
          [`/data/${dataset.id}.fr.csv`, `csv of ${dataset.id}`],
          [`/data/${dataset.id}.json`, `json of ${dataset.id}`],
        ]
      : [],
  );
  const counts = petitions.flatMap((petition): [string, string][] => {
    const slug = slugOf(petition.en);
    return slug ? [[`/data/petitions/${slug}.csv`, `csv of ${petition.path}`]] : [];
  });
  return [["/data/schema.json", "schema"], ...series, ...counts];
}

/** The anchors of a text; null when it cannot be read. */
export function anchorsOf(text: Text | null): Set<string> | null {
  return text?.tree ? new Set(headingsOf(text.tree).map((heading) => heading.id)) : null;
}

/** The pages of a language, for suggestions. */
export function pagesIn({ pages }: Addresses, locale: Locale): string[] {
  return [...pages.keys()].filter((address) => address === `/${locale}` || address.startsWith(`/${locale}/`));
}

function slugOf(text: Text | null): string | null {
  const { slug } = (text?.fields.value ?? {}) as { slug?: unknown };
  return slugSchema.safeParse(slug).success ? String(slug) : null;
}
