import { db } from "../db/index.ts";
import { QUOTA_DAYS } from "./mail-quota.ts";

/** Deletes expired rows of the rate limits: windows, quotas, and salts of earlier days. @returns the number of windows */
export async function purgeLimits(): Promise<number> {
  await db().$executeRaw`DELETE FROM network_salt WHERE day < (now() AT TIME ZONE 'UTC')::date`;
  await db().$executeRaw`DELETE FROM mail_quota WHERE kept_until < now()`;
  await db().$executeRaw`DELETE FROM mail_meter WHERE next_at < now() - make_interval(days => ${QUOTA_DAYS})`;
  return db().$executeRaw`DELETE FROM rate_bucket WHERE expire < extract(epoch FROM now()) * 1000`;
}
