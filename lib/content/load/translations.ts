import { locales } from "../../i18n/locales.ts";
import { typeset } from "../../i18n/typography.ts";
import { projectRoot } from "../read/folders.ts";
import { readTranslations, type TranslationState } from "../translation/states.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

const load = cacheUntilChanged("content", async (root) => {
  const states = await readTranslations(root);
  return states.map((state) => ({
    ...state,
    titles: { en: typeset("en", state.titles.en), fr: typeset("fr", state.titles.fr) },
  }));
});

/** Whether the two languages of each page agree. Titles are typeset. */
export async function listTranslations(): Promise<TranslationState[]> {
  return load(projectRoot());
}

/** The day on which the other language of a file changed after both agreed; null when this file is up to date. */
export async function findChangeOfOther(file: string): Promise<string | null> {
  const page = (await listTranslations()).find(({ files }) => locales.some((locale) => files[locale] === file));
  if (page?.state !== "behind" || page.files[page.behind] !== file) return null;
  return page.changedOn;
}

export type { TranslationState };
