import { db } from "../../db/index.ts";
import { oneRow } from "../../db/one-row.ts";

/**
 * Erases the rows of people who asked for news without signing and have stopped it: nothing is sent to them, and nothing is
 * counted. What proves a consent is in `subscription` and has its own time. @returns how many
 */
export async function expireStoppedNews(list: string): Promise<number> {
  const rows = await db().$queryRaw<{ gone: number }[]>`
    WITH gone AS (
      DELETE FROM signature AS asked
      WHERE asked.petition = ${list} AND (asked.confirmed_at IS NOT NULL OR asked.status = 'withdrawn')
        AND NOT EXISTS (SELECT FROM subscription AS news
          WHERE news.petition = asked.petition AND news.id = asked.id AND news.stopped_at IS NULL)
      RETURNING status
    ), noted AS (
      INSERT INTO tally_change (petition, id, was) SELECT ${list}, gen_random_uuid(), status FROM gone
    )
    SELECT count(*)::int AS gone FROM gone`;
  return oneRow(rows).gone;
}
