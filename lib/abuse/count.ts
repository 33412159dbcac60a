import { randomInt } from "node:crypto";
import { db, sql } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";

/**
 * A counter with a time window. `counts` says what it counts:
 * - `attempt`: every submission, except one with an accepted proof, because its first submission was counted
 * - `admitted`: like `attempt`, but only while no `attempt` is over its `most`
 * - `proof`: every submission with this proof between `from` and `until`
 * - `first`: every submission
 * - `new`: a submission for which its `first` was counted for the first time in the window of that `first`
 *
 * While an `attempt` is over its `most`, only the attempts and the proof are counted.
 */
export type Bucket = {
  key: string;
  seconds: number;
  counts: "attempt" | "admitted" | "proof" | "first" | "new";
  /** The limit of an `attempt` or a `proof`. */
  most?: number;
  /** For a `proof`: start and end of its validity in milliseconds since 1970, by the database's clock. */
  from?: number;
  until?: number;
  /** For a `new`: the key of its `first`. */
  of?: string;
  /** For a `first`: the key of the `new` whose window it shares, so that no row is kept longer than its count is used. */
  within?: string;
  /** Stored in several rows, so that signings do not wait for one row lock. Counts the last one to two windows. */
  shared?: boolean;
};

/** The count of each key and the end of its window. `now` is the database's clock. Times are in milliseconds since 1970. */
export type Counts = {
  now: number;
  points: (key: string) => number;
  ends: (key: string) => number;
  /** What was read along; null when that query found nothing. */
  along?: string | null;
};

/** Rows of a shared bucket in each of its two windows. A row is locked for less than a millisecond. */
const ROWS = 4;

/**
 * Counts all buckets in one statement. All processes share the counts. Rows are locked in the order of their keys, so that
 * signings at the same time cannot deadlock.
 * @param along one text to read in the same statement, so that its reader need not ask for it in another
 * @throws when the database is unreachable
 */
export async function countAll(buckets: readonly Bucket[], along: Prisma.Sql = sql`NULL::text`): Promise<Counts> {
  const rows = await db().$queryRaw<{ key: string; points: number; expire: bigint; along: string | null }[]>`
    WITH clock AS (
      SELECT (extract(epoch FROM now()) * 1000)::bigint AS ms
    ), bucket AS (
      SELECT key, counts, most, shared, "of",
        counts <> 'proof' OR ms BETWEEN "from" AND until AS in_time,
        CASE WHEN shared THEN (ms / span + 2) * span
          ELSE coalesce((SELECT expire FROM rate_bucket WHERE rate_bucket.key = within AND expire > ms), ms + span)
        END AS ends,
        CASE WHEN shared THEN key || '/' || (${randomInt(ROWS)}::int * 2 + (ms / span) % 2) ELSE key END AS row_key
      FROM clock, LATERAL (
        SELECT key, counts, most, "from", until, within, "of", coalesce(shared, false) AS shared, seconds * 1000 AS span
        FROM jsonb_to_recordset(${JSON.stringify(buckets)}::jsonb)
          AS given (key text, counts text, most int, "from" bigint, until bigint, within text, "of" text, shared boolean, seconds bigint)
      ) AS given
    ), before AS (
      SELECT coalesce(bool_or(counts = 'proof' AND in_time AND used < most), false) AS proven,
        coalesce(bool_or(counts = 'attempt' AND used >= most), false) AS "full"
      FROM clock, bucket, LATERAL (
        SELECT coalesce(sum(points) FILTER (WHERE expire > ms), 0) AS used FROM rate_bucket WHERE key = row_key
      ) AS kept
      WHERE counts IN ('proof', 'attempt')
    ), first AS (
      INSERT INTO rate_bucket AS kept (key, points, expire)
      SELECT row_key, CASE WHEN counts = 'attempt' AND proven THEN 0 ELSE 1 END, ends
      FROM bucket, before
      WHERE counts = 'attempt' OR (counts = 'proof' AND in_time) OR (counts = 'first' AND NOT "full")
      ORDER BY row_key
      ON CONFLICT (key) DO UPDATE SET
        points = excluded.points + CASE WHEN kept.expire > extract(epoch FROM now()) * 1000 THEN kept.points ELSE 0 END,
        expire = CASE WHEN kept.expire > extract(epoch FROM now()) * 1000 THEN kept.expire ELSE excluded.expire END
      RETURNING key, points, expire
    ), found AS (
      SELECT coalesce(bool_or(counts = 'attempt' AND points > most), false) AS over
      FROM first JOIN bucket ON bucket.row_key = first.key
    ), rest AS (
      INSERT INTO rate_bucket AS kept (key, points, expire)
      SELECT row_key,
        CASE WHEN over THEN false
          WHEN counts = 'admitted' THEN NOT proven
          ELSE EXISTS (SELECT FROM first WHERE first.key = bucket."of" AND first.points = 1)
        END::int,
        ends
      FROM bucket, before, found
      WHERE counts IN ('admitted', 'new')
      ORDER BY row_key
      ON CONFLICT (key) DO UPDATE SET
        points = excluded.points + CASE WHEN kept.expire > extract(epoch FROM now()) * 1000 THEN kept.points ELSE 0 END,
        expire = CASE WHEN kept.expire > extract(epoch FROM now()) * 1000 THEN kept.expire ELSE excluded.expire END
      RETURNING key, points, expire
    )
    SELECT bucket.key, counted.points, counted.expire, NULL::text AS along
    FROM bucket JOIN (SELECT * FROM first UNION ALL SELECT * FROM rest) AS counted ON counted.key = bucket.row_key
    WHERE NOT shared
    UNION ALL
    SELECT bucket.key, sum(kept.points)::int, max(kept.expire), NULL
    FROM clock, bucket, generate_series(0, ${ROWS * 2 - 1}::int) AS part, rate_bucket AS kept
    WHERE shared AND kept.key = bucket.key || '/' || part AND kept.expire > ms
    GROUP BY bucket.key
    UNION ALL
    SELECT 'now', 0, ms, (${along}) FROM clock`;
  const byKey = new Map(rows.map(({ key, points, expire }) => [key, { points, expire: Number(expire) }]));
  return {
    along: rows.find(({ key }) => key === "now")?.along ?? null,
    now: byKey.get("now")?.expire ?? 0,
    points: (key) => byKey.get(key)?.points ?? 0,
    ends: (key) => byKey.get(key)?.expire ?? 0,
  };
}
