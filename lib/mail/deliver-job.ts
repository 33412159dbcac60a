import { db } from "../db/index.ts";
import { env, siteUrl } from "../env.ts";
import { path } from "../i18n/paths.ts";
import { open } from "../privacy/open.ts";
import { compose, type MailKind } from "./compose.ts";
import type { MailJob } from "./queue.ts";
import type { Post } from "./send.ts";

/**
 * Sends the mail of one job, unless its signature is gone or withdrawn by now. What it says follows the row as it
 * stands: a signature confirmed in the meantime is not asked to confirm.
 * @param jobId gives the Message-ID, the same in every retry
 * @returns what happened, for the log
 * @throws MailError when it did not leave; Error when a sealed field does not open
 */
export async function deliverJob(job: MailJob, jobId: string, post: Post): Promise<"sent" | "not-needed"> {
  const { petition, id, locale, subject } = job;
  const row = await db().signature.findUnique({
    where: { petition_id: { petition, id } },
    select: { status: true, confirmedAt: true, emailSealed: true, tokenSealed: true },
  });
  if (!row?.emailSealed || !row.tokenSealed) return "not-needed";
  const [email, token] = await Promise.all([
    open(secretKey(), row.emailSealed, { petition, id, field: "email" }),
    open(secretKey(), row.tokenSealed, { petition, id, field: "token" }),
  ]);
  const kind: MailKind = row.confirmedAt === null ? "confirm" : "already";
  await post.send(email, compose(kind, locale, subject, `${siteUrl()}${path(locale, "signatures", token)}`), jobId);
  await db().$executeRaw`UPDATE signature SET mailed_at = now() WHERE petition = ${petition} AND id = ${id}::uuid`;
  return "sent";
}

function secretKey(): string {
  const key = env().MAIL_SECRET_KEY;
  if (!key) throw new Error("MAIL_SECRET_KEY is not set: the worker cannot open addresses (see .env.example)");
  return key;
}
