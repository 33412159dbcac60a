import { listDatasets, listFigures, listPetitions } from "../content/index.ts";
import { db } from "../db/index.ts";
import { isoDay } from "../i18n/format.ts";
import { readMailHealth, readQueueLength } from "../mail/queue-health.ts";
import { type DayCount, listDays, listRegions } from "../petitions/history.ts";
import { countByStatus, type StatusCounts } from "../petitions/overview.ts";
import type { ShownRegions } from "../petitions/regions.ts";
import { readMailWeek } from "./mail-days.ts";

/** A petition's week: `weeks` are new confirmed signatures, the latest week last, each with its last day. */
export type PetitionWeek = {
  petition: string;
  counts: StatusCounts;
  weeks: { to: string; gained: number }[];
  regions: ShownRegions;
};

/** All that the digest tells. Days are `YYYY-MM-DD` in Ottawa. */
export type Week = {
  from: string;
  to: string;
  petitions: PetitionWeek[];
  mail: { sent: number; refused: number; failed: number; bounced: number; waiting: number; givenUp: number };
  /** Figures and datasets whose date of review has passed, by their ids. */
  facts: { id: string; reviewBy: string }[];
};

const DAY_MS = 86_400_000;
const WEEKS_SHOWN = 8;
const NONE: StatusCounts = { pending: 0, confirmed: 0, withdrawn: 0, held: 0 };

/** The seven days before today, by the database's clock. @throws when the database cannot be reached */
export async function readWeek(): Promise<Week> {
  const today = await databaseDay();
  const [counts, petitions] = await Promise.all([countByStatus(), listPetitions("en")]);
  const shown = petitions.filter(({ key, status }) => status === "open" || counts.has(key));
  const weeks: PetitionWeek[] = [];
  for (const { key } of shown) {
    const regions = await listRegions(key);
    weeks.push({
      petition: key,
      counts: counts.get(key) ?? NONE,
      weeks: gainsByWeek(await listDays(key), today),
      regions,
    });
  }
  return {
    from: daysBefore(today, 7),
    to: daysBefore(today, 1),
    petitions: weeks,
    mail: await readMail(),
    facts: await listDue(today),
  };
}

/** New confirmed signatures of each week that ended before today; a day without a row has the count of the day before it. */
export function gainsByWeek(days: DayCount[], today: string): PetitionWeek["weeks"] {
  const at = (day: string) => days.findLast(({ date }) => date <= day)?.confirmed ?? 0;
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => {
    const back = WEEKS_SHOWN - 1 - index;
    const to = daysBefore(today, 1 + 7 * back);
    return { to, gained: at(to) - at(daysBefore(to, 7)) };
  });
}

async function readMail(): Promise<Week["mail"]> {
  const [week, queue, health] = await Promise.all([readMailWeek(), readQueueLength(), readMailHealth()]);
  const [row] = await db().$queryRaw<{ bounced: number }[]>`
    SELECT count(*)::int AS bounced FROM bounce WHERE at > now() - interval '7 days'`;
  return {
    sent: week.sent ?? 0,
    refused: week.refused ?? 0,
    failed: week.failed ?? 0,
    bounced: row?.bounced ?? 0,
    waiting: queue.waiting + queue.delayed + queue.retrying,
    givenUp: health.mailsFailed,
  };
}

async function listDue(today: string): Promise<Week["facts"]> {
  const all = [...(await listFigures()), ...(await listDatasets())];
  return all
    .map(({ id, reviewBy }) => ({ id, reviewBy }))
    .filter(({ reviewBy }) => reviewBy < today)
    .sort((one, other) => one.reviewBy.localeCompare(other.reviewBy) || one.id.localeCompare(other.id));
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

async function databaseDay(): Promise<string> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT now() AS at`;
  if (!row) throw new Error("The database returned no time");
  return isoDay(row.at);
}
