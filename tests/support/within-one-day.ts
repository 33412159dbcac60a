/** A process may go on counting for yesterday for so long: see lib/abuse/daily-hash.ts. */
const MINUTE_MS = 60_000;

/** Does what counts on the limits of one day, and does it again when midnight (UTC), at which they begin anew, came between. */
export async function withinOneDay(work: () => Promise<void>): Promise<void> {
  const begun = Date.now();
  try {
    await work();
  } catch (error) {
    if (dayOf(begun - MINUTE_MS) === dayOf(Date.now())) throw error;
    await work();
  }
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
