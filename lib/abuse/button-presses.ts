import { count } from "../metrics.ts";
import { networksOf } from "../network.ts";
import { countAll } from "./count.ts";
import { dailyHash } from "./daily-hash.ts";
import { pressBuckets, waitFor } from "./rate-limits.ts";

/** Over the rate limit. `retryAfterSeconds` is a whole number, at least 1. */
export type Refused = { allowed: false; retryAfterSeconds: number };

/**
 * Counts one press of a button behind a mailed link.
 * @param address the visitor's IP address; only keyed hashes of its networks are stored, for a day
 * @throws when the database is unreachable
 */
export async function allowButtonPress(address: string): Promise<{ allowed: true } | Refused> {
  const buckets = pressBuckets(networksOf(address), await dailyHash());
  const retryAfterSeconds = waitFor(buckets, await countAll(buckets));
  if (retryAfterSeconds === null) return { allowed: true };
  count("limit", { limit: "press" });
  return { allowed: false, retryAfterSeconds };
}
