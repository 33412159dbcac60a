import { sql } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A link that nobody pressed dies this long after its mail left, or after signing when no mail ever left. */
const LINK_DAYS = 7;
const UNMAILED_DAYS = 14;

/** Mails to one address about one petition. */
const MAILS_TOTAL_MAX = 5;
const MAILS_PER_DAY_MAX = 3;
const MAILS_APART_MINUTES = 10;

/** Whether an address may be sent one more mail, given when mails were asked for before. Moments of the database's clock. */
export function mayMailAgain(askedAt: Date[], at: Date): boolean {
  return (
    askedAt.length < MAILS_TOTAL_MAX && isRareEnough(askedAt, at) && askedAt.every((asked) => isLongAgo(asked, at))
  );
}

/**
 * The same for a copy of one's own data. It may follow the confirmation at once, since only who has that mail can ask; and
 * the total does not end a right that the law gives for as long as there is data.
 */
export function mayMailDataAgain(askedAt: Date[], dataAskedAt: Date | null, at: Date): boolean {
  return isRareEnough(askedAt, at) && (dataAskedAt === null || isLongAgo(dataAskedAt, at));
}

function isRareEnough(askedAt: Date[], at: Date): boolean {
  return askedAt.filter((asked) => at.getTime() - asked.getTime() < DAY).length < MAILS_PER_DAY_MAX;
}

function isLongAgo(asked: Date, at: Date): boolean {
  return at.getTime() - asked.getTime() >= MAILS_APART_MINUTES * MINUTE;
}

/** The moments to keep once a mail is asked for: the latest, as many as any limit looks at. */
export function rememberAsking(askedAt: Date[], at: Date): Date[] {
  return [...askedAt, at].slice(-MAILS_TOTAL_MAX);
}

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

/** The same for a row known to wait, as a condition of the client. */
export function livingWhere(at: Date): Prisma.SignatureWhereInput {
  const { mailedAfter, createdAfter } = livesSince(at);
  const lately = { gt: mailedAfter };
  return {
    createdAt: { gt: createdAfter },
    OR: [{ mailedAt: null }, { mailedAt: lately }, { createdAt: lately }],
  };
}

/** A form may come in the last minute of an older link: it gets its seven days, though the mail of the older one left long ago. */
function livesSince(at: Date): { mailedAfter: Date; createdAfter: Date } {
  return {
    mailedAfter: new Date(at.getTime() - LINK_DAYS * DAY),
    createdAfter: new Date(at.getTime() - UNMAILED_DAYS * DAY),
  };
}
