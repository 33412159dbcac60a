import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { projectRoot } from "../read/folders.ts";
import { ownPageSchema } from "../schema/own-page.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { isOwnPage } from "./page-folders.ts";
import { readPairs } from "./pair.ts";

/** A page of one's own in one language, typeset. */
export type OwnPage = z.infer<typeof ownPageSchema> & {
  slugs: Record<Locale, string>;
  locale: Locale;
  Body: Body;
  file: string;
};

const load = cacheUntilChanged("content/pages", async (root): Promise<Record<Locale, OwnPage>[]> => {
  const pairs = await readPairs(root, "content/pages", ownPageSchema, (key) => isOwnPage(`content/pages/${key}`));
  return pairs
    .map((pair) => {
      const inLocale = (locale: Locale): OwnPage => ({
        ...typesetAll(locale, pair[locale].fields),
        slugs: { en: pair.en.fields.slug, fr: pair.fr.fields.slug },
        locale,
        Body: bodyOf(locale, pair[locale].mdx, pair[locale].file),
        file: pair[locale].file,
      });
      return { en: inLocale("en"), fr: inLocale("fr") };
    })
    .sort((a, b) => a.en.order - b.en.order);
});

/** The pages of one's own in a language, in the order of their menus. @throws ContentError */
export async function listOwnPages(locale: Locale): Promise<OwnPage[]> {
  return (await load(projectRoot())).map((page) => page[locale]);
}
