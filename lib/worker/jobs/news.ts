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
  if (await comesElsewhere(job, opened.email)) {
    await noteTold(job);
    return "not-needed";
  }
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
  await noteTold(job);
  return "sent";
}

async function noteTold({ petition, id, news }: UpdateJob): Promise<void> {
  await db().$executeRaw`
    UPDATE subscription SET told_news = array_append(told_news, ${news})
    WHERE petition = ${petition} AND id = ${id}::uuid AND stopped_at IS NULL`;
}

/**
 * Whoever signed and also asked for news gets an item once: it comes with the first of these subscriptions in the order of
 * `whoAskedForNewsOf`, so that two workers at once agree, and not again where another has had it.
 */
async function comesElsewhere({ petition, news, of = petition }: UpdateJob, email: string): Promise<boolean> {
  const at = (list: string) => ({ petition: list, emailIndex: hashEmail(list, email) });
  const petitions = (await listPetitions("en")).map(({ key }) => key);
  const lists = [ALL_NEWS, ...petitions, ...petitions.map(newsListOf)];
  const asked = whoAskedForNewsOf(of);
  const before = asked.slice(0, Math.max(0, asked.indexOf(petition)));
  const others = await db().subscription.findMany({
    where: {
      OR: [
        ...lists.map((list) => ({ ...at(list), toldNews: { has: news } })),
        ...before.map((list) => ({ ...at(list), stoppedAt: null })),
      ],
    },
    select: { petition: true, id: true },
  });
  if (others.length === 0) return false;
  return (await db().bounce.count({ where: { OR: others } })) < others.length;
}
