import type { z } from "zod";
import { isPreview } from "../../env.ts";
import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { broken } from "../broken.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { figuresIn } from "../mdx/figures.ts";
import { type Heading, sectionsOf } from "../mdx/headings.ts";
import { projectRoot } from "../read/folders.ts";
import { pageSchema } from "../schema/page.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { isPublished, PAGE_FOLDERS, PAGE_SECTIONS, type PageKind } from "./page-folders.ts";
import { type Entry, readPair } from "./pair.ts";

export type { PageKind };

type Parsed = z.infer<typeof pageSchema>;

/** A page in one language, typeset. */
export type Page = Parsed & {
  kind: PageKind;
  locale: Locale;
  Body: Body;
  /** The h2 of the text, with their anchors. */
  headings: Heading[];
  /** The figures that the text shows, in their order. */
  figures: string[];
  file: string;
};

const loaders = {
  rights: loader("rights"),
  related: loader("related"),
  "world-refugee-day": loader("world-refugee-day"),
  about: loader("about"),
  method: loader("method"),
  privacy: loader("privacy"),
  accessibility: loader("accessibility"),
} satisfies Record<PageKind, unknown>;

/** One of the pages that exist once. @throws ContentError; Error when a language is missing */
export async function getPage(kind: PageKind, locale: Locale): Promise<Page> {
  const pair = await loaders[kind](projectRoot()).catch((error: Error) => {
    throw broken(error);
  });
  if (!pair) throw broken(new Error(`${PAGE_FOLDERS[kind]} lacks en.mdx or fr.mdx.`));
  return pair[locale];
}

/** The same for other pages that speak of it: null when the site has no such page, or while it is being written. */
export async function findPage(kind: PageKind, locale: Locale): Promise<Page | null> {
  if (!isPublished(PAGE_SECTIONS[kind])) return null;
  return getPage(kind, locale).catch((error: Error) => {
    if (isPreview()) return null;
    throw error;
  });
}

function loader(kind: PageKind) {
  return cacheUntilChanged(PAGE_FOLDERS[kind], async (root) => {
    const pair = await readPair(root, PAGE_FOLDERS[kind], pageSchema);
    return pair && { en: toPage(kind, pair.en), fr: toPage(kind, pair.fr) };
  });
}

function toPage(kind: PageKind, { locale, file, fields, mdx }: Entry<Parsed>): Page {
  let headings: Heading[] | undefined;
  return {
    ...typesetAll(locale, fields),
    kind,
    locale,
    file,
    Body: bodyOf(locale, mdx, file),
    figures: figuresIn(mdx),
    get headings() {
      headings ??= sectionsOf(locale, mdx);
      return headings;
    },
  };
}
