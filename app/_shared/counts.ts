import { unstable_cache } from "next/cache";
import type { Count } from "#components/petition/goal.tsx";
import { logFailure } from "#lib/log.ts";
import { countSignatures } from "#lib/petitions/tally.ts";

/** Cache tag of everything that shows a count; a confirmation revalidates it. */
export const countTag = "count";

/**
 * A count in HTML may be ten seconds old: twice this time (Next serves a stale page once more), plus the time that the
 * server in front adds.
 */
const freshForSeconds = 2;

type Counts = { asOf: string; confirmed: Record<string, number> };

const readCounts = unstable_cache(
  async (): Promise<Counts> => {
    const { asOf, petitions } = await countSignatures();
    const confirmed = Object.fromEntries(Object.entries(petitions).map(([key, count]) => [key, count.confirmed]));
    return { asOf, confirmed };
  },
  ["counts"],
  { tags: [countTag], revalidate: freshForSeconds },
);

// Next bundles this file several times into one process; all copies share what one of them has read.
declare global {
  var campaignLastCounts: Counts | undefined;
}

/**
 * The confirmed signatures of a petition, from the cache. While Postgres cannot be reached the last count stays, with
 * its time; null only when none was ever read.
 */
export async function readCount(petition: string): Promise<Count> {
  try {
    globalThis.campaignLastCounts = await readCounts();
  } catch (error) {
    // The page must work without the database: it keeps the last known count, with its time.
    logFailure("read the counts", error);
  }
  const lastKnown = globalThis.campaignLastCounts;
  if (!lastKnown) return null;
  return { confirmed: lastKnown.confirmed[petition] ?? 0, asOf: new Date(lastKnown.asOf) };
}
