import { db } from "../db/index.ts";
import { TIME_ZONE } from "../i18n/time-zone.ts";

const unsaved = new Map<string, number>();

/** Counts the result of one mail, until `saveMailResults` writes it. */
export function noteMailResult(result: string): void {
  unsaved.set(result, (unsaved.get(result) ?? 0) + 1);
}

/**
 * Adds what was counted since the last call to the results of today in Ottawa. One statement for many mails, because
 * all mails of a day share these rows; a worker that dies loses the last two seconds of a statistic.
 */
export async function saveMailResults(): Promise<void> {
  if (unsaved.size === 0) return;
  const counted = [...unsaved].sort();
  unsaved.clear();
  try {
    await db().$executeRaw`
      INSERT INTO mail_day (day, result, count)
      SELECT (now() AT TIME ZONE ${TIME_ZONE}::text)::date, result, count
      FROM unnest(${counted.map(([result]) => result)}::text[], ${counted.map(([, count]) => count)}::int[]) AS c (result, count)
      ON CONFLICT (day, result) DO UPDATE SET count = mail_day.count + excluded.count`;
  } catch (error) {
    for (const [result, count] of counted) unsaved.set(result, (unsaved.get(result) ?? 0) + count);
    throw error;
  }
}

/** Mails by result over the seven days before today in Ottawa. */
export async function readMailWeek(): Promise<Record<string, number>> {
  const rows = await db().$queryRaw<{ result: string; count: number }[]>`
    SELECT result, sum(count)::int AS count FROM mail_day
    WHERE day < (now() AT TIME ZONE ${TIME_ZONE}::text)::date AND day >= (now() AT TIME ZONE ${TIME_ZONE}::text)::date - 7
    GROUP BY result`;
  return Object.fromEntries(rows.map(({ result, count }) => [result, count]));
}
