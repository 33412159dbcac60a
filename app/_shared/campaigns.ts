import type { CardIssue } from "#components/cards/issue-card.tsx";
import type { Count } from "#components/petition/goal.tsx";
import { stateLine } from "#components/petition/state-words.ts";
import { getPetition, type Issue, listIssues, type Petition } from "#lib/content/index.ts";
import { type Locale, path } from "#lib/i18n/index.ts";
import { type PetitionState, stateOf } from "#lib/petitions/status.ts";
import { readCount } from "./counts.ts";

/** An issue with its petition and count, for lists of cards; no count while the petition is a draft. */
export type Campaign = { card: CardIssue; petition: Petition; state: PetitionState; count: Count | undefined };

/** Every campaign, in the editors' order. */
export async function listCampaigns(locale: Locale): Promise<Campaign[]> {
  const issues = await listIssues(locale);
  return Promise.all(issues.map((issue) => toCampaign(locale, issue)));
}

async function toCampaign(locale: Locale, issue: Issue): Promise<Campaign> {
  const { key, slug, kicker, title, card, illustration, alt } = issue;
  const petition = await getPetition(locale, issue.petition);
  const state = stateOf(petition, new Date());
  const count = state === "draft" ? undefined : await readCount(petition.key);
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
      signHref: state === "open" ? `${path(locale, "petitions", petition.slug)}#sign` : null,
      state: state === "open" ? null : stateLine(locale, petition, state, count ?? null),
    },
    petition,
    state,
    count,
  };
}
