import { v7 as uuidv7 } from "uuid";
import { db } from "../db/index.ts";
import { oneRow } from "../db/one-row.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";

/** How many changes one statement applies; a backlog takes several statements. */
const FOLD_BATCH = 10_000;

/**
 * Confirmed signatures of every petition whose count has ever changed, exact at `asOf` (ISO 8601, the database's
 * clock). `onPaper` is counted by hand, is in no other number, and is left out where there is none.
 */
export type SignatureCounts = { asOf: string; petitions: Record<string, { confirmed: number; onPaper?: number }> };

/**
 * Records that a signature changed from one state to another, inside the transaction that changes it. Null means that
 * it did not or does not exist.
 */
export async function recordChange(
  tx: Prisma.TransactionClient,
  petition: string,
  was: SignatureStatus | null,
  became: SignatureStatus | null,
): Promise<void> {
  await tx.tallyChange.create({ data: { petition, id: uuidv7(), was, became }, select: { id: true } });
}

/**
 * The counts to show. Reads one row per petition plus the few changes not yet applied, in one statement and so from one
 * point in time: a confirmation shows in the next call, before and after it is applied. Never counts signatures.
 */
export async function countSignatures(): Promise<SignatureCounts> {
  const rows = await db().$queryRaw<{ asOf: Date; petition: string | null; confirmed: number; onPaper: number }[]>`
    SELECT now() AS "asOf", petition, coalesce(confirmed, 0) AS confirmed, coalesce(signatures, 0)::int AS "onPaper"
    FROM (SELECT 1) AS moment LEFT JOIN (
      petition_count FULL JOIN
      (SELECT petition, sum(signatures) AS signatures FROM paper_batch GROUP BY petition) AS paper USING (petition)
    ) ON true`;
  const petitions: SignatureCounts["petitions"] = {};
  for (const { petition, confirmed, onPaper } of rows)
    if (petition !== null) petitions[petition] = { confirmed, ...(onPaper > 0 ? { onPaper } : {}) };
  return { asOf: oneRow(rows).asOf.toISOString(), petitions };
}

/**
 * Applies all present changes to the tally. Several workers may do it at once: each takes rows that no other has taken.
 * @returns how many changes were applied
 */
export async function applyTallyChanges(): Promise<number> {
  let total = 0;
  for (;;) {
    const folded = await foldBatch();
    total += folded;
    if (folded < FOLD_BATCH) return total;
  }
}

async function foldBatch(): Promise<number> {
  const rows = await db().$queryRaw<{ folded: number }[]>`
    WITH taken AS (
      DELETE FROM tally_change
      WHERE (petition, id) IN (
        SELECT petition, id FROM tally_change ORDER BY petition, id LIMIT ${FOLD_BATCH} FOR UPDATE SKIP LOCKED
      )
      RETURNING petition, was, became
    ), steps AS (
      SELECT petition, became AS status, 1 AS step FROM taken UNION ALL SELECT petition, was, -1 FROM taken
    ), kept AS (
      INSERT INTO tally (petition, pending, confirmed, withdrawn, held)
      SELECT petition,
        coalesce(sum(step) FILTER (WHERE status = 'pending'), 0),
        coalesce(sum(step) FILTER (WHERE status = 'confirmed'), 0),
        coalesce(sum(step) FILTER (WHERE status = 'withdrawn'), 0),
        coalesce(sum(step) FILTER (WHERE status = 'held'), 0)
      FROM steps GROUP BY petition ORDER BY petition
      ON CONFLICT (petition) DO UPDATE SET
        pending = tally.pending + excluded.pending,
        confirmed = tally.confirmed + excluded.confirmed,
        withdrawn = tally.withdrawn + excluded.withdrawn,
        held = tally.held + excluded.held,
        as_of = now()
    )
    SELECT count(*)::int AS folded FROM taken`;
  return oneRow(rows).folded;
}
