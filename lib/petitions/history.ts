import { db } from "../db/index.ts";
import { TIME_ZONE } from "../i18n/time-zone.ts";
import { type ShownRegions, showRegions } from "./regions.ts";

/** Confirmed signatures at the end of one day in Ottawa (`YYYY-MM-DD`). */
export type DayCount = { date: string; confirmed: number };

/**
 * Writes today's count of every petition; after midnight in Ottawa the row of the day no longer changes. Reads one row
 * per petition.
 */
export async function recordDailyCount(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO petition_day (petition, day, confirmed)
    SELECT petition, (now() AT TIME ZONE ${TIME_ZONE}::text)::date, confirmed
    FROM petition_count ORDER BY petition
    ON CONFLICT (petition, day) DO UPDATE SET confirmed = excluded.confirmed
    WHERE petition_day.confirmed <> excluded.confirmed`;
}

/** The completed days of a petition, oldest first. A day on which no worker ran has no row. */
export async function listDays(petition: string): Promise<DayCount[]> {
  return db().$queryRaw<DayCount[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS date, confirmed FROM petition_day
    WHERE petition = ${petition} AND day < (now() AT TIME ZONE ${TIME_ZONE}::text)::date
    ORDER BY day`;
}

/**
 * Confirmed signatures by region as counted last night, small regions hidden; `asOf` is null before the first night.
 */
export async function listRegions(petition: string): Promise<ShownRegions & { asOf: string | null }> {
  const rows = await db().petitionRegion.findMany({ where: { petition } });
  const counts = Object.fromEntries(rows.map(({ region, confirmed }) => [region, confirmed]));
  return { ...showRegions(counts), asOf: rows[0]?.asOf.toISOString() ?? null };
}
