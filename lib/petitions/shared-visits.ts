import { db } from "../db/index.ts";
import { TIME_ZONE } from "../i18n/time-zone.ts";
import { CHANNELS, type Channel } from "./via.ts";

/** How often links of one channel to one petition were opened. About nobody. */
export type SharedVisits = { petition: string; via: Channel; count: number };

/** A number below this is told to nobody: few openings could be those of people one knows. */
export const TOLD_FROM = 10;

/** The days whose openings are told together, today included. */
export const TOLD_DAYS = 30;

const KEPT_DAYS = 400;

/** Adds openings to today's in Ottawa, in one statement. The same petition and channel may come several times. */
export async function addSharedVisits(visits: readonly SharedVisits[]): Promise<void> {
  if (visits.length === 0) return;
  const petitions = visits.map(({ petition }) => petition);
  const channels = visits.map(({ via }) => via);
  const counts = visits.map(({ count }) => count);
  // In a fixed order, so that two processes that add at once never wait for each other in a circle.
  await db().$executeRaw`
    INSERT INTO shared_visit (petition, via, day, count)
    SELECT petition, via, (now() AT TIME ZONE ${TIME_ZONE}::text)::date, sum(count)
    FROM unnest(${petitions}::text[], ${channels}::text[], ${counts}::int[]) AS v (petition, via, count)
    GROUP BY petition, via ORDER BY petition, via
    ON CONFLICT (petition, via, day) DO UPDATE SET count = shared_visit.count + excluded.count`;
}

/** Openings of the last thirty days by channel, every channel in the order of the list; null below ten, and for none. */
export async function readSharedVisits(petition: string): Promise<{ via: Channel; count: number | null }[]> {
  const rows = await db().$queryRaw<{ via: string; count: bigint }[]>`
    SELECT via, sum(count)::bigint AS count FROM shared_visit
    WHERE petition = ${petition} AND day > (now() AT TIME ZONE ${TIME_ZONE}::text)::date - ${TOLD_DAYS}::int
    GROUP BY via`;
  const counted = new Map(rows.map(({ via, count }) => [via, Number(count)]));
  return CHANNELS.map((via) => {
    const count = counted.get(via) ?? 0;
    return { via, count: count < TOLD_FROM ? null : count };
  });
}

/** Deletes the numbers of days that are over 400 days ago. @returns how many rows */
export function purgeSharedVisits(): Promise<number> {
  return db().$executeRaw`
    DELETE FROM shared_visit WHERE day < (now() AT TIME ZONE ${TIME_ZONE}::text)::date - ${KEPT_DAYS}::int`;
}
