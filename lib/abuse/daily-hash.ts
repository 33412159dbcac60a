import { createHmac, randomBytes } from "node:crypto";
import { indexKey } from "../crypto/index-key.ts";
import { db } from "../db/index.ts";

/** 16 bytes that stand for a text until midnight (UTC). `use` keeps the hashes of one purpose apart from those of another. */
export type DailyHash = (use: string, text: string) => Buffer<ArrayBuffer>;

/** Another process may have drawn today's salt; one that is in use is never replaced, so reading it again is rarely needed. */
const SALT_READ_AGAIN_MS = 60_000;

let kept: { random: Buffer; readAt: number } | undefined;

/**
 * The hash of today, the same in every process. Its salt is made in memory from INDEX_KEY and random bytes that live in an
 * unlogged row for a day: a stolen database cannot be tried against all addresses, and from the next day on nobody can,
 * not even with the key.
 * @throws Error when INDEX_KEY is not set, or the database is away
 */
export async function dailyHash(): Promise<DailyHash> {
  const random = await todaysRandom();
  const salt = createHmac("sha256", indexKey()).update("network:v1\n").update(random).digest();
  return (use, text) => {
    const digest = createHmac("sha256", salt).update(`${use}\n${text}`).digest();
    return Buffer.from(digest.subarray(0, 16));
  };
}

async function todaysRandom(): Promise<Buffer> {
  if (kept && performance.now() - kept.readAt < SALT_READ_AGAIN_MS) return kept.random;
  const [row] = await db().$queryRaw<{ salt: Uint8Array }[]>`
    WITH drawn AS (
      INSERT INTO network_salt (day, salt) VALUES ((now() AT TIME ZONE 'UTC')::date, ${randomBytes(32)})
      ON CONFLICT (day) DO UPDATE SET day = excluded.day RETURNING salt
    ), over AS (
      DELETE FROM network_salt WHERE day < (now() AT TIME ZONE 'UTC')::date
    )
    SELECT salt FROM drawn`;
  if (!row) throw new Error("The database gives no salt");
  kept = { random: Buffer.from(row.salt), readAt: performance.now() };
  return kept.random;
}
