import { findIssueBySlug, findPetitionBySlug, getPetition, site } from "#lib/content/index.ts";
import { type Locale, path } from "#lib/i18n/index.ts";

/** What readers say when they pass on a page, by its address: the words of its campaign, or the site's name. */
export async function wordsToShare(locale: Locale, address: string): Promise<string> {
  const end = address.slice(address.lastIndexOf("/") + 1);
  if (address === path(locale, "petitions", end)) {
    const petition = await findPetitionBySlug(locale, end);
    if (petition) return petition.share ?? petition.title;
  }
  if (address === path(locale, "issues", end)) {
    const issue = await findIssueBySlug(locale, end);
    if (issue) return (await getPetition(locale, issue.petition)).share ?? issue.title;
  }
  return site.organisation.name[locale];
}
