import { cache } from "react";
import type { Count } from "#components/petition/goal.tsx";
import { logFailure } from "#lib/log.ts";
import { countSignatures, type SignatureCounts } from "#lib/petitions/tally.ts";

// Next bundles this file several times into one process; all copies share what one of them has read.
declare global {
  var campaignLastCounts: SignatureCounts | undefined;
}

/** Once per page, however many petitions it shows. */
const readCounts = cache(countSignatures);

/**
 * The confirmed signatures of a petition, and those on paper, from the database. Nothing is kept here: the page cache keeps whole pages. While
 * Postgres cannot be reached the last count stays, with its time; null only when none was ever read.
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
  return { confirmed: 0, ...lastKnown.petitions[petition], asOf: new Date(lastKnown.asOf) };
}
