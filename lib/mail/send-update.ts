import { v5 as uuidv5 } from "uuid";
import { listNews } from "../content/index.ts";
import { db } from "../db/index.ts";
import { isLocale, type Locale } from "../i18n/locales.ts";
import { type MailJob, mailQueue, mailSender } from "./queue.ts";

const BATCH = 1000;
/** Any fixed id will do: with it, one news item for one supporter is always the same job. */
const NAMESPACE = "6d8cbf0e-6a64-5d0e-9a3c-1f6f5a8f6a11";

/** Whom a news item would reach: how many in each language, and how many of their mails wait in the queue already. */
export type Reach = Record<Locale, number> & { waiting: number };

/** Rows of those who asked for updates about petition $1, have not had item $2, and whose address no server refused. */
const DUE = `
  petition = $1 AND stopped_at IS NULL AND NOT told_news @> ARRAY[$2::text]
  AND NOT EXISTS (SELECT FROM bounce b WHERE b.petition = subscription.petition AND b.id = subscription.id)`;

/** Counts whom a news item would reach; changes nothing. */
export async function countReach(petition: string, news: string): Promise<Reach> {
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
 * Queues a news item for everyone who asked for updates about a petition and has not had it. Run again after a failure it
 * goes on where it stopped: nobody gets the same item twice.
 * @param news the item's folder name
 * @param tell called after each batch with how many there are so far
 * @returns how many mails were queued or already there
 * @throws Error when there is no such item
 */
export async function queueUpdate(petition: string, news: string, tell?: (count: number) => void): Promise<number> {
  if (!(await listNews("en")).some(({ key }) => key === news)) throw new Error(`There is no news item ${news}`);
  const sender = await mailSender();
  let count = 0;
  for (let after: string | undefined; ; ) {
    const rows = await db().$queryRawUnsafe<{ id: string; locale: string }[]>(
      `SELECT id, locale FROM subscription WHERE ${DUE} AND ($3::uuid IS NULL OR id > $3::uuid) ORDER BY id LIMIT ${BATCH}`,
      petition,
      news,
      after ?? null,
    );
    const jobs = rows.flatMap(({ id, locale }) => {
      const job: MailJob | null = isLocale(locale) ? { kind: "update", petition, id, locale, news } : null;
      return job ? [{ id: uuidv5(`${petition}\n${news}\n${id}`, NAMESPACE), data: job }] : [];
    });
    if (jobs.length > 0) await sender.insert(mailQueue, jobs);
    count += jobs.length;
    tell?.(count);
    after = rows.at(-1)?.id;
    if (rows.length < BATCH || !after) return count;
  }
}
