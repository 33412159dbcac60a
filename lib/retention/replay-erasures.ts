import { oneRow } from "../db/one-row.ts";
import type { Prisma } from "../generated/prisma/client.ts";

/**
 * Repeats every erasure of the erasure log in a restored database, and adjusts the counts. Idempotent.
 * @param tx the transaction of the restore, so that no erased person is visible even for a moment
 * @returns the number of changed or deleted signatures
 */
export async function replayErasures(tx: Prisma.TransactionClient): Promise<number> {
  const erased = await tx.$queryRaw<{ count: number }[]>`
    WITH gone AS (
      DELETE FROM signature AS s USING erasure AS e
      WHERE e.act = 'erased' AND s.petition = e.petition AND s.id = e.id
      RETURNING s.petition, s.status
    ), noted AS (
      INSERT INTO tally_change (petition, id, was) SELECT petition, gen_random_uuid(), status FROM gone
    )
    SELECT count(*)::int AS count FROM gone`;
  const withdrawn = await tx.$queryRaw<{ count: number }[]>`
    WITH back AS (
      SELECT s.petition, s.id, s.status FROM signature AS s
      JOIN erasure AS e ON e.act = 'withdrawn' AND s.petition = e.petition AND s.id = e.id
      WHERE s.status <> 'withdrawn' FOR UPDATE OF s
    ), emptied AS (
      UPDATE signature AS s SET status = 'withdrawn', withdrawn_at = now()
      FROM back WHERE s.petition = back.petition AND s.id = back.id
    ), noted AS (
      INSERT INTO tally_change (petition, id, was, became)
      SELECT petition, gen_random_uuid(), status, 'withdrawn' FROM back
    )
    SELECT count(*)::int AS count FROM back`;
  const stopped = await tx.$executeRaw`
    UPDATE signature AS s SET updates_consent_version = NULL, updates_consent_at = NULL, updates_wanted = false
    FROM erasure AS e
    WHERE e.act = 'stopped' AND s.petition = e.petition AND s.id = e.id
      AND (s.updates_consent_version IS NOT NULL OR s.updates_wanted)`;
  await tx.$executeRaw`
    DELETE FROM subscription AS s USING erasure AS e
    WHERE s.petition = e.petition AND s.id = e.id AND s.mailed_at IS NULL`;
  await tx.$executeRaw`
    UPDATE subscription AS s SET stopped_at = now()
    FROM erasure AS e WHERE s.petition = e.petition AND s.id = e.id AND s.stopped_at IS NULL`;
  return oneRow(erased).count + oneRow(withdrawn).count + stopped;
}
