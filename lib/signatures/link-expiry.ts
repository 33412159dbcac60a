import { sql } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";

const DAY = 86_400_000;

/** A link that nobody pressed dies this long after its mail left, or after signing when no mail ever left. */
export const LINK_DAYS = 7;
export const UNMAILED_DAYS = 14;

type Waiting = { confirmedAt: Date | null; withdrawnAt: Date | null; createdAt: Date; mailedAt: Date | null };

/** Whether a signature waited for its confirmation too long. It is erased soon, and a new one takes its place before. */
export function isLapsed({ confirmedAt, withdrawnAt, createdAt, mailedAt }: Waiting, at: Date): boolean {
  if (confirmedAt !== null || withdrawnAt !== null) return false;
  const { mailedAfter, createdAfter } = livesSince(at);
  return createdAt <= createdAfter || (mailedAt !== null && mailedAt <= mailedAfter && createdAt <= mailedAfter);
}

/** Not `isLapsed`, as a condition on a row of `signature` in a statement. */
export function livingSince(at: Date): Prisma.Sql {
  const { mailedAfter, createdAfter } = livesSince(at);
  return sql`(confirmed_at IS NOT NULL OR withdrawn_at IS NOT NULL OR (created_at > ${createdAfter}
    AND (mailed_at IS NULL OR mailed_at > ${mailedAfter} OR created_at > ${mailedAfter})))`;
}

/** A form may come in the last minute of an older link: it gets its seven days, though the mail of the older one left long ago. */
function livesSince(at: Date): { mailedAfter: Date; createdAfter: Date } {
  return {
    mailedAfter: new Date(at.getTime() - LINK_DAYS * DAY),
    createdAfter: new Date(at.getTime() - UNMAILED_DAYS * DAY),
  };
}
