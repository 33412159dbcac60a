import { recordAudit } from "../audit.ts";
import { db } from "../db/index.ts";
import { type HeldCount, type Selection, selected } from "./held.ts";

/** Small enough that locks and transactions stay short. */
const BATCH = 5000;

/**
 * Releases all held signatures of a selection: those that their supporters have confirmed count at once, the others
 * wait for confirmation. It works in batches, each recorded in the audit trail; after an interruption, the rest is
 * still held.
 * @param actor the account that runs the release
 * @param onProgress called after each batch with the number released so far
 * @returns how many were released, and how many of them count
 */
export async function releaseMany(
  petition: string,
  selection: Selection,
  actor: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<HeldCount> {
  const released: HeldCount = { held: 0, pressed: 0 };
  for (;;) {
    const { held, pressed } = await releaseBatch(petition, selection, actor);
    released.held += held;
    released.pressed += pressed;
    if (held === 0) return released;
    onProgress(released.held);
  }
}

function releaseBatch(petition: string, selection: Selection, actor: string): Promise<HeldCount> {
  return db().$transaction(async (tx) => {
    const [released = { held: 0, pressed: 0 }] = await tx.$queryRaw<HeldCount[]>`
      WITH batch AS (
        SELECT id FROM signature WHERE ${selected(petition, selection)} ORDER BY id LIMIT ${BATCH} FOR UPDATE
      ), moved AS (
        UPDATE signature SET status = CASE WHEN confirmed_at IS NULL THEN 'pending' ELSE 'confirmed' END::signature_status
        FROM batch WHERE petition = ${petition} AND signature.id = batch.id
        RETURNING status
      ), noted AS (
        INSERT INTO tally_change (petition, id, was, became)
        SELECT ${petition}, gen_random_uuid(), 'held', status FROM moved
      )
      SELECT count(*)::int AS held, (count(*) FILTER (WHERE status = 'confirmed'))::int AS pressed FROM moved`;
    const note = describe(selection);
    if (released.held > 0) await recordAudit({ actor, act: "release", petition, count: released.held, note }, tx);
    return released;
  });
}

function describe({ network, before }: Selection): string {
  return [network && `network ${network}`, before && `before ${before.toISOString()}`].filter(Boolean).join(", ");
}
