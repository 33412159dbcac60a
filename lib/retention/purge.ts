import { purgeLimits } from "../abuse/purge.ts";
import { recordAudit } from "../audit.ts";
import { db } from "../db/index.ts";
import { isoDay } from "../i18n/format.ts";
import { BOUNCE_DAYS } from "../mail/bounces.ts";
import { keptUntil } from "../petitions/status.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { expireAll, expireUnconfirmed } from "../signatures/expire.ts";

/** What of a petition's terms decides how long its signatures are kept. */
export type PetitionTerms = Parameters<typeof keptUntil>[0] & { key: string };

/** What one rule did, or why it could not; `petition` when the rule goes petition by petition. */
export type PurgeOutcome = { rule: string; petition?: string; removed: number } | PurgeFailure;
export type PurgeFailure = { rule: string; petition?: string; failed: string };

/**
 * Erases everything whose time is over, by the table of the privacy page. Each rule and each petition stands alone: what
 * fails is reported and tried again an hour later, and never stops the rest.
 * @param petitions the terms of every petition; signatures of one that is not among them are reported, not guessed at
 * @param actor who runs it, for the audit trail
 */
export async function purge(petitions: readonly PetitionTerms[], actor = "worker"): Promise<PurgeOutcome[]> {
  const today = await databaseDay();
  const outcomes: PurgeOutcome[] = [];
  const run = async (rule: string, petition: string | undefined, remove: () => Promise<number>) => {
    outcomes.push(await attempt({ rule, ...(petition ? { petition } : {}) }, actor, remove));
  };
  for (const petition of await listPetitionsWithSignatures()) {
    await run("unconfirmed", petition, () => expireUnconfirmed(petition));
    await run("signatures", petition, async () => {
      const terms = petitions.find(({ key }) => key === petition);
      if (!terms) throw new UnknownPetition();
      return today > keptUntil(terms) ? expireAll(petition) : 0;
    });
  }
  for (const [rule, remove] of Object.entries(sharedRules)) await run(rule, undefined, remove);
  return outcomes;
}

class UnknownPetition extends Error {
  override name = "UnknownPetition";
}

/** Periods as on the privacy page. The list of erasures outlives every backup by five days. */
const sharedRules: Record<string, () => Promise<number>> = {
  bounces: () => db().$executeRaw`DELETE FROM bounce WHERE at < now() - make_interval(days => ${BOUNCE_DAYS})`,
  consents: () => db().$executeRaw`
    DELETE FROM subscription WHERE stopped_at IS NOT NULL AND (mailed_at IS NULL OR mailed_at < now() - interval '3 years')`,
  erasures: () => db().$executeRaw`DELETE FROM erasure WHERE at < now() - interval '40 days'`,
  audit: () => db().$executeRaw`DELETE FROM audit_event WHERE at < now() - interval '2 years'`,
  limits: purgeLimits,
};

async function attempt(
  about: { rule: string; petition?: string },
  actor: string,
  remove: () => Promise<number>,
): Promise<PurgeOutcome> {
  try {
    const removed = await remove();
    // Limits are no act upon anybody's data, and would fill the trail.
    if (removed > 0 && about.rule !== "limits")
      await recordAudit({ actor, act: "purge", note: about.rule, count: removed, petition: about.petition ?? null });
    return { ...about, removed };
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: unknown };
    return { ...about, failed: String(code ?? name) };
  }
}

/** Today in Ottawa, by the database's clock. */
async function databaseDay(): Promise<string> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT now() AS at`;
  if (!row) throw new Error("The database does not tell the time");
  return isoDay(row.at);
}
