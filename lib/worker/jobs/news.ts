import { listNews } from "../../content/index.ts";
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
  );
  // Before sending: the link in the mail must find its row even when this process dies right after.
  const marked = await db().$executeRaw`
    UPDATE subscription SET mailed_at = now() WHERE petition = ${petition} AND id = ${id}::uuid AND stopped_at IS NULL`;
  if (marked === 0) return "not-needed";
  await post.send(opened.email, mail, { job: jobId, signature: id, petition });
  // After sending: an item whose mail was never sent may be queued again.
  await db().$executeRaw`
    UPDATE subscription SET told_news = array_append(told_news, ${job.news})
    WHERE petition = ${petition} AND id = ${id}::uuid AND stopped_at IS NULL`;
  return "sent";
}
