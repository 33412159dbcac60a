import { isAlias } from "../crypto/normalize-email.ts";
import { db } from "../db/index.ts";
import { compose } from "../mail/compose.ts";
import type { MailJob } from "../mail/queue.ts";
import { decryptAddress, decryptRecipient, supporterPageUrl } from "../mail/recipient.ts";
import type { Post } from "../mail/send.ts";
import { sendDataExport } from "./jobs/data-export.ts";
import { endAllMail } from "./jobs/never-again.ts";
import { sendNewsMail } from "./jobs/news.ts";
import { withinQuota } from "./within-quota.ts";

/**
 * The result of a job, for the log. `not-needed`: its signature or subscription no longer exists, or the address asked
 * for no more mail. `suppressed`: the job itself made that request.
 */
export type Delivered = "sent" | "not-needed" | "suppressed";

/**
 * Sends the mail of one job. The text follows the current state of the row: a signature confirmed in the meantime gets
 * no request to confirm, and a withdrawn one gets no mail.
 * @param jobId gives the Message-ID, the same in every attempt
 * @throws MailError when the mail was not sent; Error when a field cannot be decrypted
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
  const typed = job.emailSealed && (await decryptAddress(Buffer.from(job.emailSealed, "base64"), { petition, id }));
  const to = mayHaveLink(typed, row) ? typed : opened.email;
  const kind = row.confirmedAt === null ? "confirm" : "already";
  const mail = compose(kind, locale, subject, supporterPageUrl(locale, opened.token));
  const send = () => post.send(to, mail, { job: jobId, signature: id, petition });
  await (job.late ? withinQuota({ petition, email: to }, "link", send) : send());
  // A mail that may have gone elsewhere must not make a late one to the mailbox itself look unneeded.
  if (to === opened.email || !isAlias(to))
    await db().$executeRaw`UPDATE signature SET mailed_at = now() WHERE petition = ${petition} AND id = ${id}::uuid`;
  return "sent";
}

/**
 * Whether the link may go to the spelling that a form was sent with. Once it is confirmed, a `+tag` may belong to somebody
 * else, who would learn of the signature; the spelling without a tag is the mailbox that all spellings stand for.
 */
function mayHaveLink(typed: string | undefined, { confirmedAt }: { confirmedAt: Date | null }): typed is string {
  return typed !== undefined && (confirmedAt === null || !isAlias(typed));
}
