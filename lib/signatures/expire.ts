import { db } from "../db/index.ts";
import { oneRow } from "../db/one-row.ts";
import { databaseTime } from "./database-time.ts";
import { livingSince } from "./link-expiry.ts";

const BATCH = 5000;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** Erases signatures of a petition that waited for their confirmation too long: see `isLapsed`. @returns how many */
export async function expireUnconfirmed(petition: string): Promise<number> {
  const living = livingSince(await databaseTime(db()));
  let total = 0;
  for (let after = FIRST; ; ) {
    const rows = await db().$queryRaw<{ seen: number; gone: number; last: string | null }[]>`
      WITH part AS (
        SELECT id FROM signature
        WHERE petition = ${petition} AND id > ${after}::uuid AND confirmed_at IS NULL AND status IN ('pending', 'held')
        ORDER BY petition, id LIMIT ${BATCH}
      ), gone AS (
        DELETE FROM signature
        WHERE petition = ${petition} AND id = ANY (ARRAY(SELECT id FROM part)) -- a join may be done row against row
          AND status IN ('pending', 'held') AND confirmed_at IS NULL AND NOT ${living}
        RETURNING status
      ), noted AS (
        INSERT INTO tally_change (petition, id, was) SELECT ${petition}, gen_random_uuid(), status FROM gone
      )
      SELECT (SELECT count(*)::int FROM part) AS seen, (SELECT count(*)::int FROM gone) AS gone,
        (SELECT id::text FROM part ORDER BY id DESC LIMIT 1) AS last`;
    const { seen, gone, last } = oneRow(rows);
    total += gone;
    if (last === null || seen < BATCH) return total;
    after = last;
  }
}

/**
 * Erases all signatures of a petition whose time is over. The confirmed ones go on counting, as a number only.
 * Updates that were asked for go on too, apart from the signature. @returns how many
 */
export async function expireAll(petition: string): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await db().$queryRaw<{ gone: number }[]>`
      WITH gone AS (
        DELETE FROM signature
        WHERE petition = ${petition}
          AND id IN (SELECT id FROM signature WHERE petition = ${petition} ORDER BY id LIMIT ${BATCH})
        RETURNING status
      ), noted AS (
        INSERT INTO tally_change (petition, id, was)
        SELECT ${petition}, gen_random_uuid(), status FROM gone WHERE status <> 'confirmed'
      ), kept AS (
        INSERT INTO tally (petition, erased)
        SELECT ${petition}, count(*)::int FROM gone WHERE status = 'confirmed' HAVING count(*) > 0
        ON CONFLICT (petition) DO UPDATE SET erased = tally.erased + excluded.erased
      )
      SELECT count(*)::int AS gone FROM gone`;
    const { gone } = oneRow(rows);
    total += gone;
    if (gone < BATCH) return total;
  }
}
