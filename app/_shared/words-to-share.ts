import { findIssueBySlug, findPetitionBySlug, getPetition, type Petition, site } from "#lib/content/index.ts";
import { type Locale, path } from "#lib/i18n/index.ts";
import { isOpen } from "#lib/petitions/status.ts";

/** What readers say when they pass a petition on: its own words, which ask to sign, only while it can be signed. */
export function wordsOfPetition(petition: Pick<Petition, "share" | "status" | "opens" | "closes">): string | undefined {
  return isOpen(petition, new Date()) ? petition.share : undefined;
}

/** What readers say when they pass on a page, by its address: the words of its campaign, or the site's name. */
export async function wordsToShare(locale: Locale, address: string): Promise<string> {
  const end = address.slice(address.lastIndexOf("/") + 1);
  if (address === path(locale, "petitions", end)) {
    const petition = await findPetitionBySlug(locale, end);
    if (petition) return wordsOfPetition(petition) ?? petition.title;
  }
  if (address === path(locale, "issues", end)) {
    const issue = await findIssueBySlug(locale, end);
    if (issue) return wordsOfPetition(await getPetition(locale, issue.petition)) ?? issue.title;
  }
  return site.organisation.name[locale];
}
