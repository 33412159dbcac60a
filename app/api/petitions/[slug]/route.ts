import { stateLine } from "#components/petition/state-words.ts";
import { findPetitionBySlug, getPetition, listPetitions, type Petition } from "#lib/content/index.ts";
import { type Locale, locales } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { readCount } from "../../../_shared/counts.ts";

type Context = { params: Promise<{ slug: string }> };

export const dynamic = "force-dynamic";

/**
 * A petition's state as data, for everyone who wants to show the count: `{ slug, status, state, says, opens, closes,
 * confirmed, onPaper, goal, milestones, asOf, reply, replacedBy }`. `state` follows the date, `says` puts it in words in
 * both languages; days are those of Ottawa. What is on paper was counted by hand and is not in `confirmed`.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const petition = await findPetitionBySlug("en", (await params).slug);
  if (!petition) return Response.json({ error: "There is no petition of this name." }, { status: 404 });
  const { slug, key, status, goal, milestones, opens, closes } = petition;
  const state = stateOf(petition, new Date());
  const count = await readCount(key);
  const inWords = async (locale: Locale) => [locale, stateLine(locale, await getPetition(locale, key), state, count)];
  return Response.json(
    {
      slug,
      status,
      state,
      says: Object.fromEntries(await Promise.all(locales.map(inWords))),
      opens,
      closes,
      confirmed: count?.confirmed ?? null,
      onPaper: count ? (count.onPaper ?? 0) : null,
      goal,
      milestones: milestones.filter((milestone) => milestone < goal),
      asOf: count?.asOf.toISOString() ?? null,
      reply: state === "answered" ? (petition.reply?.url ?? null) : null,
      replacedBy: state === "superseded" ? await slugOfSuccessor(petition) : null,
    },
    { headers: { "cache-control": "public" } },
  );
}

async function slugOfSuccessor({ replacedBy }: Petition): Promise<string | null> {
  return (await listPetitions("en")).find(({ key }) => key === replacedBy)?.slug ?? null;
}
