import { db } from "../db/index.ts";

/** Removes what limits no longer need: windows that are over, and salts of other days. @returns how many windows */
export async function purgeLimits(): Promise<number> {
  await db().$executeRaw`DELETE FROM network_salt WHERE day < (now() AT TIME ZONE 'UTC')::date`;
  return db().$executeRaw`DELETE FROM rate_bucket WHERE expire < extract(epoch FROM now()) * 1000`;
}
