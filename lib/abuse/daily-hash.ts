import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { indexKey } from "../crypto/index-key.ts";
import { db } from "../db/index.ts";

/** A keyed hash of a text, 16 bytes, the same until midnight (UTC). `use` separates the hashes of different purposes. */
export type DailyHash = (use: string, text: string) => Buffer<ArrayBuffer>;

/** How long a process trusts its copy of today's salt. Another process may have drawn the salt, but a salt is never replaced. */
const SALT_READ_AGAIN_MS = 60_000;

let cachedSalt: { salt: KeyObject; readAt: number } | undefined;

/**
 * The hash function of today, the same in every process. Its salt is derived in memory from INDEX_KEY and from random bytes
 * that an unlogged table stores for one day. So a stolen database cannot be tested against all addresses. After that day
 * the hashes cannot be reversed, even with the key.
 * @throws Error when INDEX_KEY is not set, or the database is unreachable
 */
export async function dailyHash(): Promise<DailyHash> {
  const salt = await todaysSalt();
  return (use, text) => {
    const digest = createHmac("sha256", salt).update(`${use}\n${text}`).digest();
    return Buffer.from(digest.subarray(0, 16));
  };
}

async function todaysSalt(): Promise<KeyObject> {
  if (cachedSalt && performance.now() - cachedSalt.readAt < SALT_READ_AGAIN_MS) return cachedSalt.salt;
  const [row] = await db().$queryRaw<{ salt: Uint8Array }[]>`
    WITH drawn AS (
      INSERT INTO network_salt (day, salt) VALUES ((now() AT TIME ZONE 'UTC')::date, ${randomBytes(32)})
      ON CONFLICT (day) DO UPDATE SET day = excluded.day RETURNING salt
    ), over AS (
      DELETE FROM network_salt WHERE day < (now() AT TIME ZONE 'UTC')::date
    )
    SELECT salt FROM drawn`;
  if (!row) throw new Error("The database returned no salt");
  const salt = createSecretKey(createHmac("sha256", indexKey()).update("network:v1\n").update(row.salt).digest());
  cachedSalt = { salt, readAt: performance.now() };
  return salt;
}
