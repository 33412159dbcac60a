import { purgeLimits } from "../abuse/purge.ts";
import { recordAudit } from "../audit.ts";
import { isNewsList } from "../content/index.ts";
import { db } from "../db/index.ts";
import { isoDay } from "../i18n/format.ts";
import { BOUNCE_DAYS } from "../mail/bounces.ts";
import { purgeSharedVisits } from "../petitions/shared-visits.ts";
import { keptUntil } from "../petitions/status.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { expireAll, expireUnconfirmed } from "../signatures/expire.ts";
import { expireStoppedNews } from "../signatures/news/expire-stopped.ts";

/** The terms of a petition that decide how long its signatures are kept. */
export type PetitionTerms = Parameters<typeof keptUntil>[0] & { key: string };

/** The result of one rule, or why it failed; with `petition` when the rule runs once per petition. */
export type PurgeOutcome = { rule: string; petition?: string; removed: number } | PurgeFailure;
export type PurgeFailure = { rule: string; petition?: string; failed: string };

/**
 * Erases all data whose retention period has ended, as the table on the privacy page says. Rules and petitions are
 * independent: a failure is reported and retried an hour later, and the others still run.
 * @param petitions the terms of every petition; signatures of a petition without terms are kept and reported as a failure
 * @param actor the account that runs it, for the audit trail
 */
export async function purge(petitions: readonly PetitionTerms[], actor = "worker"): Promise<PurgeOutcome[]> {
  const today = await databaseDay();
  const outcomes: PurgeOutcome[] = [];
  const apply = async (rule: string, petition: string | undefined, remove: () => Promise<number>) => {
    outcomes.push(await tryRule({ rule, ...(petition ? { petition } : {}) }, actor, remove));
  };
  for (const petition of await listPetitionsWithSignatures()) {
    await apply("unconfirmed", petition, () => expireUnconfirmed(petition));
    if (isNewsList(petition)) {
      await apply("news", petition, () => expireStoppedNews(petition));
      continue;
    }
    await apply("signatures", petition, async () => {
      const terms = petitions.find(({ key }) => key === petition);
      if (!terms) throw new UnknownPetition();
      return today > keptUntil(terms) ? expireAll(petition) : 0;
    });
  }
  for (const [rule, remove] of Object.entries(sharedRules)) await apply(rule, undefined, remove);
  return outcomes;
}

class UnknownPetition extends Error {
  override name = "UnknownPetition";
}

/** Retention periods, as on the privacy page. The list of erasures is kept five days longer than any backup. */
const sharedRules: Record<string, () => Promise<number>> = {
  bounces: () => db().$executeRaw`DELETE FROM bounce WHERE at < now() - make_interval(days => ${BOUNCE_DAYS})`,
  consents: () => db().$executeRaw`
    DELETE FROM subscription WHERE stopped_at IS NOT NULL AND (mailed_at IS NULL OR mailed_at < now() - interval '3 years')`,
  erasures: () => db().$executeRaw`DELETE FROM erasure WHERE at < now() - interval '40 days'`,
  audit: () => db().$executeRaw`DELETE FROM audit_event WHERE at < now() - interval '2 years'`,
  limits: purgeLimits,
  visits: purgeSharedVisits,
};

/** They hold no personal data, are deleted every day or more often, and would fill the audit trail. */
const UNRECORDED = ["limits", "visits"];

async function tryRule(
  about: { rule: string; petition?: string },
  actor: string,
  remove: () => Promise<number>,
): Promise<PurgeOutcome> {
  try {
    const removed = await remove();
    if (removed > 0 && !UNRECORDED.includes(about.rule))
      await recordAudit({ actor, act: "purge", note: about.rule, count: removed, petition: about.petition ?? null });
    return { ...about, removed };
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: unknown };
    return { ...about, failed: String(code ?? name) };
  }
}

/** The current date in Ottawa, by the database's clock. */
async function databaseDay(): Promise<string> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT now() AS at`;
  if (!row) throw new Error("The database returned no time");
  return isoDay(row.at);
}
