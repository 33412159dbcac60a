import { db } from "../db/index.ts";
import type { HoldReason } from "../generated/prisma/enums.ts";
import { type ShownRegions, showRegions } from "./regions.ts";

/** Signatures of one petition by state. `confirmed` is what the site shows. */
export type StatusCounts = { pending: number; confirmed: number; withdrawn: number; held: number };

/** A signature that waits for a review; `hold` and `release` take its id. */
export type HeldSignature = {
  id: string;
  since: Date;
  because: HoldReason | null;
  province: string | null;
  pressed: boolean;
};

const HELD_LISTED_MAX = 50;

/**
 * Every petition's signatures by state, from the tally and the changes not yet applied to it; never counts signatures.
 */
export async function countByStatus(): Promise<Map<string, StatusCounts>> {
  const rows = await db().$queryRaw<({ petition: string } & StatusCounts)[]>`
    SELECT petition, pending, confirmed, withdrawn, held FROM petition_count`;
  return new Map(rows.map(({ petition, ...counts }) => [petition, counts]));
}

/** Confirmed signatures by region, small ones hidden. It counts rows, so use it in commands, not in pages. */
export async function countRegions(petition: string): Promise<ShownRegions> {
  const rows = await db().signature.groupBy({
    by: ["province"],
    where: { petition, status: "confirmed" },
    _count: { _all: true },
  });
  return showRegions(Object.fromEntries(rows.map(({ province, _count }) => [province ?? "abroad", _count._all])));
}

/** The signatures of a petition that wait for a review, oldest first, 50 at most. */
export async function listHeld(petition: string): Promise<HeldSignature[]> {
  // In SQL, because Prisma sends the state as a parameter, and then Postgres cannot use the index over held rows.
  return db().$queryRaw<HeldSignature[]>`
    SELECT id::text AS id, created_at AS since, held_because::text AS because, province, confirmed_at IS NOT NULL AS pressed
    FROM signature WHERE petition = ${petition} AND status = 'held' ORDER BY signature.petition, signature.id LIMIT ${HELD_LISTED_MAX}`;
}
