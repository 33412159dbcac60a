import { type Locale, locales } from "../../i18n/locales.ts";
import { path, type Section } from "../../i18n/paths.ts";
import { headingsOf } from "../mdx/headings.ts";
import { slug as slugSchema } from "../schema/shared.ts";
import type { Survey, Text } from "./survey.ts";

/** The addresses of the site. */
export type Addresses = {
  /** Every page, with the anchors of its text; null where they are unknown. */
  pages: Map<string, Set<string> | null>;
  /** Below these stand pages whose slug is missing or wrong: links there cannot be judged. */
  uncertain: string[];
};

const SECTION_OF_PAGE = {
  rights: "rights",
  related: "related",
  "world-refugee-day": "worldRefugeeDay",
  about: "about",
  privacy: "privacy",
  accessibility: "accessibility",
} as const satisfies Record<string, Section>;

const COLLECTIONS = ["issues", "petitions", "news"] as const;

/** Where each page of the surveyed content lives. */
export function addressesOf(survey: Survey): Addresses {
  const pages: Addresses["pages"] = new Map();
  const uncertain: string[] = [];
  for (const locale of locales) {
    for (const address of [path(locale, "home"), path(locale, "issues"), path(locale, "news"), `/${locale}/feed.xml`]) {
      pages.set(address, new Set());
    }
    for (const page of survey.pages) pages.set(path(locale, SECTION_OF_PAGE[page.kind]), anchorsOf(page[locale]));
    for (const section of COLLECTIONS) {
      for (const folder of survey[section]) {
        const slug = slugOf(folder[locale]);
        if (slug) pages.set(path(locale, section, slug), anchorsOf(folder[locale]));
        else uncertain.push(`${path(locale, section)}/`);
      }
    }
  }
  return { pages, uncertain };
}

/** The anchors of a text; null when it cannot be read. */
export function anchorsOf(text: Text | null): Set<string> | null {
  return text?.tree ? new Set(headingsOf(text.tree).map((heading) => heading.id)) : null;
}

/** The pages of a language, to suggest one. */
export function pagesIn({ pages }: Addresses, locale: Locale): string[] {
  return [...pages.keys()].filter((address) => address === `/${locale}` || address.startsWith(`/${locale}/`));
}

function slugOf(text: Text | null): string | null {
  const { slug } = (text?.fields.value ?? {}) as { slug?: unknown };
  return slugSchema.safeParse(slug).success ? String(slug) : null;
}
