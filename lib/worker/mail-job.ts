import { db } from "../db/index.ts";
import { compose } from "../mail/compose.ts";
import type { MailJob } from "../mail/queue.ts";
import { decryptRecipient, supporterPageUrl } from "../mail/recipient.ts";
import type { Post } from "../mail/send.ts";
import { sendDataExport } from "./jobs/data-export.ts";
import { endAllMail } from "./jobs/never-again.ts";
import { sendNewsMail } from "./jobs/news.ts";
import { withinQuota } from "./within-quota.ts";

/**
 * What to tell the log of a job: `not-needed` when its signature, or the wish for updates, is gone by now, or its address
 * asked for no mail ever; `suppressed` when the job was to ask exactly that.
 */
export type Delivered = "sent" | "not-needed" | "suppressed";

/**
 * Sends the mail of one job. What it says follows the row as it stands: a signature confirmed in the meantime is not asked
 * to confirm, and one withdrawn gets nothing.
 * @param jobId gives the Message-ID, the same in every retry
 * @throws MailError when it did not leave; Error when a sealed field does not open
 */
export async function runMailJob(job: MailJob, jobId: string, post: Post): Promise<Delivered> {
  if (job.kind === "data") return sendDataExport(job, jobId, post);
  if (job.kind === "update") return sendNewsMail(job, jobId, post);
  if (job.kind === "never-again") return endAllMail(job);
  return sendLink(job, jobId, post);
}

async function sendLink(job: Extract<MailJob, { subject: string }>, jobId: string, post: Post): Promise<Delivered> {
  const { petition, id, locale, subject } = job;
  const row = await db().signature.findUnique({
    where: { petition_id: { petition, id } },
    select: { confirmedAt: true, mailedAt: true, emailSealed: true, tokenSealed: true },
  });
  const opened = row && (await decryptRecipient(row, { petition, id }));
  if (!opened || (job.late && row.mailedAt !== null)) return "not-needed";
  const kind = row.confirmedAt === null ? "confirm" : "already";
  const mail = compose(kind, locale, subject, supporterPageUrl(locale, opened.token));
  const send = () => post.send(opened.email, mail, { job: jobId, signature: id });
  await (job.late ? withinQuota({ petition, email: opened.email }, "link", send) : send());
  await db().$executeRaw`UPDATE signature SET mailed_at = now() WHERE petition = ${petition} AND id = ${id}::uuid`;
  return "sent";
}
