import { getPetition, listPetitionsAndDrafts, type Petition } from "../../content/index.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { SetupError } from "../../operator-error.ts";

/** A petition in both languages. */
export type BothLanguages = Record<Locale, Petition>;

/** The petition with this slug, in either language. @throws SetupError that lists all petitions */
export async function findPetition(slug: string | undefined): Promise<BothLanguages> {
  const all = await listPetitionsAndDrafts("en");
  const found = all.find(({ key, slugs }) => slug === key || locales.some((locale) => slug === slugs[locale]));
  if (!found) {
    const names = all.map(({ slugs }) => `  ${slugs.en}`).join("\n");
    throw new SetupError(`${slug === undefined ? "Name a petition" : `There is no petition "${slug}"`}:\n${names}`);
  }
  return { en: found, fr: await getPetition("fr", found.key) };
}
