import { logFailure } from "#lib/log.ts";
import { listDays, listRegions } from "#lib/petitions/history.ts";

/** What is published of a petition's growth: its completed days, and its regions from ten signatures on. */
export type History = {
  days: Awaited<ReturnType<typeof listDays>>;
  regions: Awaited<ReturnType<typeof listRegions>>;
};

const lastKnown = new Map<string, History>();

/** The last data read stays published while Postgres cannot be reached; null only when none was ever read. */
export async function readHistory(petition: string): Promise<History | null> {
  try {
    const [days, regions] = await Promise.all([listDays(petition), listRegions(petition)]);
    const history = { days, regions };
    lastKnown.set(petition, history);
    return history;
  } catch (error) {
    logFailure("read the history", error, { petition });
    return lastKnown.get(petition) ?? null;
  }
}

/** In how many provinces and territories a petition has ten signatures or more; 0 while that is not known. */
export async function countPlaces(petition: string): Promise<number> {
  const history = await readHistory(petition);
  return history?.regions.shown.filter(({ region }) => region !== "abroad").length ?? 0;
}
