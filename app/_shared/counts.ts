import { unstable_cache } from "next/cache";
import type { Count } from "#components/petition/goal.tsx";
import { logFailure } from "#lib/log.ts";
import { countSignatures } from "#lib/petitions/tally.ts";

/** Cache tag of everything that shows a count; a confirmation renews it. */
export const countTag = "count";

/** A count in HTML may be ten seconds old: this, twice (Next shows what is stale once more), and what the server in front adds. */
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

// Next bundles this file several times into one process; what one of them has read, all of them know.
declare global {
  var campaignLastCounts: Counts | undefined;
}

/**
 * The confirmed signatures of a petition, from the cache. While Postgres is away the last count stays,
 * with the time it was true; null only when none was ever read.
 */
export async function readCount(petition: string): Promise<Count> {
  try {
    globalThis.campaignLastCounts = await readCounts();
  } catch (error) {
    // The page must outlive the database: what is known stays on it, with its time.
    logFailure("read the counts", error);
  }
  const lastKnown = globalThis.campaignLastCounts;
  if (!lastKnown) return null;
  return { confirmed: lastKnown.confirmed[petition] ?? 0, asOf: new Date(lastKnown.asOf) };
}
