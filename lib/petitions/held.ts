import { db, sql } from "../db/index.ts";

/** How many of what is held; `pressed`: how many of them their supporters have confirmed, so that they count once released. */
export type HeldCount = { held: number; pressed: number };

/** What is held of one petition, by reason, by the code of the network it came from, and by hour in Ottawa. */
export type HeldOverview = HeldCount & {
  reasons: ({ because: string } & HeldCount)[];
  /** The largest first; null: not known, as for what the team holds. */
  networks: ({ label: string | null; hours: number } & HeldCount)[];
  /** The latest first; `2026-11-27 14:00`. */
  hours: ({ hour: string } & HeldCount)[];
};

/** Which of what is held to release together; all of what is given has to fit. What the team itself holds is never among it. */
export type Selection = {
  /** Code of a network, as the overview shows it. */
  network?: string | undefined;
  /** Those whose latest form came before this moment. */
  before?: Date | undefined;
};

/** So many rows of a list are shown: the rest is told as a number by whoever shows them. */
const LISTED_MAX = 20;

/** The first four of its sixteen bytes tell a few thousand networks of a day apart. */
export const labelOf = sql`encode(substring(held_network FROM 1 FOR 4), 'hex')`;

const counts = sql`count(*)::int AS held, count(confirmed_at)::int AS pressed`;

/** Counts what is held of a petition. Says nothing about anybody: an hour, a reason, and a code that leads to no address. */
export async function overviewHeld(petition: string): Promise<HeldOverview> {
  const held = sql`FROM signature WHERE petition = ${petition} AND status = 'held'`;
  const [all] = await db().$queryRaw<HeldCount[]>`SELECT ${counts} ${held}`;
  const reasons = await db().$queryRaw<HeldOverview["reasons"]>`
    SELECT coalesce(held_because::text, 'unknown') AS because, ${counts} ${held} GROUP BY 1 ORDER BY 2 DESC, 1`;
  const networks = await db().$queryRaw<HeldOverview["networks"]>`
    SELECT ${labelOf} AS label, count(DISTINCT date_trunc('hour', created_at))::int AS hours, ${counts} ${held}
    GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ${LISTED_MAX}`;
  const hours = await db().$queryRaw<HeldOverview["hours"]>`
    SELECT to_char(created_at AT TIME ZONE 'America/Toronto', 'YYYY-MM-DD HH24:00') AS hour, ${counts} ${held}
    GROUP BY 1 ORDER BY 1 DESC LIMIT ${LISTED_MAX}`;
  return { ...(all ?? { held: 0, pressed: 0 }), reasons, networks, hours };
}

/** Counts what a release of this selection would release. */
export async function countSelected(petition: string, selection: Selection): Promise<HeldCount> {
  const [row] = await db().$queryRaw<
    HeldCount[]
  >`SELECT ${counts} FROM signature WHERE ${selected(petition, selection)}`;
  return row ?? { held: 0, pressed: 0 };
}

/** The condition that a selection is, on the table `signature`. */
export function selected(petition: string, { network, before }: Selection) {
  return sql`petition = ${petition} AND status = 'held' AND held_because IS DISTINCT FROM 'team'
    AND (${network ?? null}::text IS NULL OR ${labelOf} = ${network ?? null}::text)
    AND (${before ?? null}::timestamptz IS NULL OR created_at < ${before ?? null}::timestamptz)`;
}
