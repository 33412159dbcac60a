import { v5 as uuidv5 } from "uuid";
import { listNews } from "../content/index.ts";
import { db } from "../db/index.ts";
import { isLocale } from "../i18n/locales.ts";
import { type MailJob, mailQueue, mailSender } from "./queue.ts";

const BATCH = 1000;
/** Any fixed id will do: with it, one news item for one supporter is always the same job. */
const NAMESPACE = "6d8cbf0e-6a64-5d0e-9a3c-1f6f5a8f6a11";

/**
 * Queues a news item for everyone who asked for updates about a petition. Run again after a failure it goes on where it
 * stopped: nobody gets the same item twice.
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
    const rows = await db().subscription.findMany({
      where: { petition, stoppedAt: null, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, locale: true },
    });
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
