import { ALL_NEWS, isNewsList, listNews, listPetitions, newsListOf, whoAskedForNewsOf } from "../../content/index.ts";
import { hashEmail } from "../../crypto/email-hash.ts";
import { stopTokenOf } from "../../crypto/token.ts";
import { db } from "../../db/index.ts";
import { siteUrl } from "../../env.ts";
import { isLocale, path } from "../../i18n/index.ts";
import { composeUpdate } from "../../mail/compose-update.ts";
import type { MailJob } from "../../mail/queue.ts";
import { decryptRecipient } from "../../mail/recipient.ts";
import type { Post } from "../../mail/send.ts";

type UpdateJob = Extract<MailJob, { kind: "update" }>;

/**
 * Mails a news item to one supporter who asked for updates, unless they have stopped updates or already received it;
 * see `runMailJobs`.
 */
export async function sendNewsMail(job: UpdateJob, jobId: string, post: Post): Promise<"sent" | "not-needed"> {
  const { petition, id } = job;
  const row = await db().subscription.findUnique({ where: { petition_id: { petition, id } } });
  const opened = row && (await decryptRecipient(row, { petition, id }));
  const bounced = await db().bounce.count({ where: { petition, id } });
  if (!opened || bounced > 0 || row.toldNews.includes(job.news) || !isLocale(row.locale)) return "not-needed";
  const others = await otherSubscriptions(job, opened.email);
  if (others.some(({ isTold }) => isTold)) await noteTold(job, []);
  if (others.length > 0) return "not-needed";
  const { locale } = row;
  const news = (await listNews(locale)).find(({ key }) => key === job.news);
  if (!news) return "not-needed";
  const stopToken = stopTokenOf(opened.token);
  const mail = composeUpdate(
    locale,
    { title: news.title, summary: news.summary, link: `${siteUrl()}${path(locale, "news", news.slug)}` },
    {
      page: `${siteUrl()}${path(locale, "signatures", `updates/${stopToken}`)}`,
      press: `${siteUrl()}/unsubscribe/${stopToken}`,
    },
    isNewsList(petition) ? "asked" : "signed",
  );
  // Before sending: the link in the mail must find its row even when this process dies right after.
  const marked = await db().$executeRaw`
    UPDATE subscription SET mailed_at = now() WHERE petition = ${petition} AND id = ${id}::uuid AND stopped_at IS NULL`;
  if (marked === 0) return "not-needed";
  await post.send(opened.email, mail, { job: jobId, signature: id, petition });
  // After sending: an item whose mail was never sent may be queued again.
  await noteTold(job, await subscriptionsOf(opened.email));
  return "sent";
}

/** Notes on this subscription, and on the others of the same person, that the item was sent. */
async function noteTold({ petition, id, news }: UpdateJob, others: ListedAddress[]): Promise<void> {
  await db().subscription.updateMany({
    where: { OR: [{ petition, id }, ...others], NOT: { toldNews: { has: news } }, stoppedAt: null },
    data: { toldNews: { push: news } },
  });
}

type ListedAddress = { petition: string; emailIndex: Uint8Array<ArrayBuffer> };

/** Where an address can stand: in each list of news, and with those who signed each petition. */
async function subscriptionsOf(email: string): Promise<ListedAddress[]> {
  const petitions = (await listPetitions("en")).map(({ key }) => key);
  return [ALL_NEWS, ...petitions, ...petitions.map(newsListOf)].map((list) => ({
    petition: list,
    emailIndex: hashEmail(list, email),
  }));
}

/**
 * The person's other subscriptions that receive this item. A person who signed and also asked for news gets it once: by
 * their first subscription in the order of `whoAskedForNewsOf`, so that two workers at once choose the same one. None sends
 * it again after another has: only a mail that was sent counts.
 */
async function otherSubscriptions(
  { petition, news, of = petition }: UpdateJob,
  email: string,
): Promise<{ isTold: boolean }[]> {
  const asked = whoAskedForNewsOf(of);
  const before = asked.slice(0, Math.max(0, asked.indexOf(petition)));
  const lists = await subscriptionsOf(email);
  const found = await db().subscription.findMany({
    where: {
      OR: [
        ...lists.map((list) => ({ ...list, toldNews: { has: news } })),
        ...lists.filter((list) => before.includes(list.petition)).map((list) => ({ ...list, stoppedAt: null })),
      ],
    },
    select: { petition: true, id: true, toldNews: true },
  });
  if (found.length === 0) return [];
  const bounced = await db().bounce.findMany({
    where: { OR: found.map((one) => ({ petition: one.petition, id: one.id })) },
    select: { petition: true, id: true },
  });
  return found
    .filter(({ petition: list, id }) => !bounced.some((bounce) => bounce.petition === list && bounce.id === id))
    .map(({ toldNews }) => ({ isTold: toldNews.includes(news) }));
}
