import type { CardIssue } from "#components/cards/issue-card.tsx";
import type { Count } from "#components/petition/goal.tsx";
import { getPetition, type Issue, listIssues, type Petition } from "#lib/content/index.ts";
import { type Locale, path } from "#lib/i18n/index.ts";
import { isOpen } from "#lib/petitions/status.ts";
import { readCount } from "./counts.ts";

/** An issue with its petition and count, for lists of cards. */
export type Campaign = { card: CardIssue; petition: Petition; count: Count };

/** Every campaign, in the editors' order. */
export async function listCampaigns(locale: Locale): Promise<Campaign[]> {
  const issues = await listIssues(locale);
  return Promise.all(issues.map((issue) => toCampaign(locale, issue)));
}

async function toCampaign(locale: Locale, issue: Issue): Promise<Campaign> {
  const { key, slug, kicker, title, card, illustration, alt } = issue;
  const petition = await getPetition(locale, issue.petition);
  return {
    card: {
      key,
      petition: petition.slugs.en,
      href: path(locale, "issues", slug),
      kicker,
      title,
      card,
      illustration,
      alt,
      signHref: isOpen(petition, new Date()) ? `${path(locale, "petitions", petition.slug)}#sign` : null,
    },
    petition,
    count: await readCount(petition.key),
  };
}
