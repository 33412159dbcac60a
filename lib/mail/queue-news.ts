import { v5 as uuidv5 } from "uuid";
import { listNews, whoAskedForNewsOf } from "../content/index.ts";
import { db } from "../db/index.ts";
import { isLocale, type Locale } from "../i18n/locales.ts";
import { type MailJob, mailQueue, mailSender } from "./queue.ts";

const BATCH = 1000;
/** Any fixed id works: with it, one news item for one supporter is always the same job. */
const NAMESPACE = "6d8cbf0e-6a64-5d0e-9a3c-1f6f5a8f6a11";

/**
 * How many supporters a news item would reach, in each language, and how many of their mails are already in the queue.
 */
export type Reach = Record<Locale, number> & { waiting: number };

/**
 * Supporters who asked for updates about petition $1, have not received item $2, and whose address no server refused.
 */
const DUE = `
  petition = $1 AND stopped_at IS NULL AND NOT told_news @> ARRAY[$2::text]
  AND NOT EXISTS (SELECT FROM bounce b WHERE b.petition = subscription.petition AND b.id = subscription.id)`;

/** Counts the supporters that a news item would reach, with those who asked for it without signing; changes nothing. One who asked twice is counted twice, and gets one mail. */
export async function countReach(petition: string, news: string): Promise<Reach> {
  const reach = { en: 0, fr: 0, waiting: 0 };
  for (const list of whoAskedForNewsOf(petition)) {
    const { en, fr, waiting } = await countReachOf(list, news);
    reach.en += en;
    reach.fr += fr;
    reach.waiting += waiting;
  }
  return reach;
}

async function countReachOf(petition: string, news: string): Promise<Reach> {
  const rows = await db().$queryRawUnsafe<{ locale: string; count: number }[]>(
    `SELECT locale, count(*)::int AS count FROM subscription WHERE ${DUE} GROUP BY locale`,
    petition,
    news,
  );
  const [queued] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM jobs.job
    WHERE name = ${mailQueue} AND state IN ('created', 'retry', 'active')
      AND data @> ${{ kind: "update", petition, news }}`;
  const countIn = (locale: Locale) => rows.find((row) => row.locale === locale)?.count ?? 0;
  return { en: countIn("en"), fr: countIn("fr"), waiting: queued?.count ?? 0 };
}

/**
 * Queues a news item for everyone who asked for updates about a petition, with or without a signature, and has not received it. After a failure it
 * can be run again and continues: a failed mail is queued again, a waiting mail is left alone, and no one gets an item
 * twice.
 * @param news the item's folder name
 * @param tell called after each batch with the number of supporters processed so far
 * @returns how many mails this call put into the queue
 * @throws Error when there is no such item
 */
export async function queueNews(petition: string, news: string, tell?: (looked: number) => void): Promise<number> {
  if (!(await listNews("en")).some(({ key }) => key === news)) throw new Error(`There is no news item ${news}`);
  let queued = 0;
  let looked = 0;
  for (const list of whoAskedForNewsOf(petition))
    queued += await queueList(list, { news, of: petition }, (more) => {
      looked += more;
      tell?.(looked);
    });
  return queued;
}

async function queueList(
  petition: string,
  { news, of }: { news: string; of: string },
  tell: (more: number) => void,
): Promise<number> {
  let queued = 0;
  for (let after: string | undefined; ; ) {
    const rows = await db().$queryRawUnsafe<{ id: string; locale: string }[]>(
      `SELECT id, locale FROM subscription WHERE ${DUE} AND ($3::uuid IS NULL OR id > $3::uuid) ORDER BY id LIMIT ${BATCH}`,
      petition,
      news,
      after ?? null,
    );
    queued += await queueBatch(
      rows.flatMap(({ id, locale }) => (isLocale(locale) ? [{ kind: "update", petition, id, locale, news, of }] : [])),
    );
    tell(rows.length);
    after = rows.at(-1)?.id;
    if (rows.length < BATCH || !after) return queued;
  }
}

type UpdateJob = Extract<MailJob, { kind: "update" }>;

/** @returns how many of these are new in the queue */
async function queueBatch(jobs: UpdateJob[]): Promise<number> {
  if (jobs.length === 0) return 0;
  const sender = await mailSender();
  const withIds = jobs.map((data) => ({ id: uuidv5(`${data.petition}\n${data.news}\n${data.id}`, NAMESPACE), data }));
  // The queue keeps a finished job for a day, and its id would prevent a second attempt.
  await db().$executeRaw`
    DELETE FROM jobs.job WHERE name = ${mailQueue} AND id = ANY(${withIds.map(({ id }) => id)}::uuid[])
      AND state IN ('failed', 'cancelled', 'completed')`;
  return (await sender.insert(mailQueue, withIds, { returnId: true }))?.length ?? 0;
}
