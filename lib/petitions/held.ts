import { db, sql } from "../db/index.ts";
import { TIME_ZONE } from "../i18n/time-zone.ts";

/**
 * A number of held signatures; `pressed`: how many of them their supporters have confirmed, so that they count once
 * released.
 */
export type HeldCount = { held: number; pressed: number };

/** The held signatures of one petition, by reason, by the code of their network, and by hour in Ottawa. */
export type HeldOverview = HeldCount & {
  reasons: ({ because: string } & HeldCount)[];
  /** The largest first; null when the network is not known, as for signatures held by the team. */
  networks: ({ label: string | null; hours: number } & HeldCount)[];
  /** The latest first; `2026-11-27 14:00`. */
  hours: ({ hour: string } & HeldCount)[];
};

/**
 * Which held signatures to release together; a signature must match all given fields. Signatures held by the team are
 * never included.
 */
export type Selection = {
  /** Code of a network, as the overview shows it. */
  network?: string | undefined;
  /** Signatures whose latest form came before this time. */
  before?: Date | undefined;
};

/** The longest list that is returned; the caller shows the number of the rest. */
const LISTED_MAX = 20;

/** The first four of its sixteen bytes are enough to distinguish a few thousand networks of a day. */
const labelOf = sql`encode(substring(held_network FROM 1 FOR 4), 'hex')`;

const counts = sql`count(*)::int AS held, count(confirmed_at)::int AS pressed`;

/**
 * Counts the held signatures of a petition. The result identifies no person: an hour, a reason, and a code that leads
 * to no address.
 */
export async function overviewHeld(petition: string): Promise<HeldOverview> {
  const held = sql`FROM signature WHERE petition = ${petition} AND status = 'held'`;
  const [all] = await db().$queryRaw<HeldCount[]>`SELECT ${counts} ${held}`;
  const reasons = await db().$queryRaw<HeldOverview["reasons"]>`
    SELECT coalesce(held_because::text, 'unknown') AS because, ${counts} ${held} GROUP BY 1 ORDER BY 2 DESC, 1`;
  const networks = await db().$queryRaw<HeldOverview["networks"]>`
    SELECT ${labelOf} AS label, count(DISTINCT date_trunc('hour', created_at))::int AS hours, ${counts} ${held}
    GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ${LISTED_MAX}`;
  const hours = await db().$queryRaw<HeldOverview["hours"]>`
    SELECT to_char(created_at AT TIME ZONE ${TIME_ZONE}::text, 'YYYY-MM-DD HH24:00') AS hour, ${counts} ${held}
    GROUP BY 1 ORDER BY 1 DESC LIMIT ${LISTED_MAX}`;
  return { ...(all ?? { held: 0, pressed: 0 }), reasons, networks, hours };
}

/** Counts the signatures that a release of this selection would release. */
export async function countSelected(petition: string, selection: Selection): Promise<HeldCount> {
  const [row] = await db().$queryRaw<
    HeldCount[]
  >`SELECT ${counts} FROM signature WHERE ${selected(petition, selection)}`;
  return row ?? { held: 0, pressed: 0 };
}

/** The selection as a condition on the table `signature`. */
export function selected(petition: string, { network, before }: Selection) {
  return sql`petition = ${petition} AND status = 'held' AND held_because IS DISTINCT FROM 'team'
    AND (${network ?? null}::text IS NULL OR ${labelOf} = ${network ?? null}::text)
    AND (${before ?? null}::timestamptz IS NULL OR created_at < ${before ?? null}::timestamptz)`;
}
