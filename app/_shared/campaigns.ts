import type { CardIssue } from "#components/cards/issue-card.tsx";
import type { Count } from "#components/petition/goal.tsx";
import { stateLine } from "#components/petition/state-words.ts";
import { type Issue, listIssues, listPetitionsAndDrafts, type Petition } from "#lib/content/index.ts";
import { type Locale, path } from "#lib/i18n/index.ts";
import { type PetitionState, stateOf } from "#lib/petitions/status.ts";
import { readCount } from "./counts.ts";

/** An issue with its petition and count, for lists of cards; no count while the petition is a draft. */
export type Campaign = { card: CardIssue; petition: Petition; state: PetitionState; count: Count | undefined };

/** Every campaign, in the editors' order. */
export async function listCampaigns(locale: Locale): Promise<Campaign[]> {
  const issues = await listIssues(locale);
  const petitions = await listPetitionsAndDrafts(locale);
  const campaigns = issues.map((issue) =>
    toCampaign(
      locale,
      issue,
      petitions.find(({ key }) => key === issue.petition),
    ),
  );
  return (await Promise.all(campaigns)).filter((campaign) => campaign !== null);
}

/** Null while its petition is being written: `npm run dev` then leaves it out. */
async function toCampaign(locale: Locale, issue: Issue, petition: Petition | undefined): Promise<Campaign | null> {
  if (!petition) return null;
  const { key, slug, kicker, title, card, illustration, alt } = issue;
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
