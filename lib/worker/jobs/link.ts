import { isNewsList } from "../../content/index.ts";
import { isAlias } from "../../crypto/normalize-email.ts";
import { hashToken } from "../../crypto/token.ts";
import { db } from "../../db/index.ts";
import { compose } from "../../mail/compose.ts";
import type { MailJob } from "../../mail/queue.ts";
import { decryptAddress, openRecipient, type Recipient, supporterPageUrl, togetherUrl } from "../../mail/recipient.ts";
import type { Post } from "../../mail/send.ts";
import { listSuppressed } from "../../mail/suppression.ts";
import { findTogether, type Together } from "../../signatures/together.ts";
import { withinQuota } from "../within-quota.ts";

/** A job that mails the link to the supporter's own page, and its id in the queue. */
export type LinkJob = { id: string; data: Extract<MailJob, { subject: string }> };

type Row = Parameters<typeof openRecipient>[0] & { confirmedAt: Date | null; mailedAt: Date | null };
/** `leadsTo`: what was signed with the same form, where the link leads as well. */
type Sent = { delivered: "sent" | "not-needed"; mailed: boolean; leadsTo: Together[] };

/**
 * Mails some links at the same time; see `runMailJobs`. What a mail needs of the database is asked for all of them at once,
 * since those statements would take most of the worker's time.
 * @returns the result of each, in their order
 * @throws when the database is unreachable: then none counts as sent, and all are tried again
 */
export async function sendLinks(
  jobs: readonly LinkJob[],
  post: Post,
): Promise<PromiseSettledResult<Sent["delivered"]>[]> {
  const rows = await readRows(jobs);
  const rowOf = ({ data: { petition, id } }: LinkJob) => rows.get(`${petition} ${id}`);
  const opened = await Promise.allSettled(jobs.map(async (job) => openRecipient(rowOf(job) ?? ERASED, job.data)));
  const suppressed = await listSuppressed(
    opened.flatMap((one) => ("value" in one && one.value ? [one.value.email] : [])),
  );
  const sent = await Promise.allSettled(
    jobs.map(async (job, at): Promise<Sent> => {
      const [row, recipient] = [rowOf(job), opened[at]];
      if (recipient?.status === "rejected") throw recipient.reason;
      if (!row || !recipient?.value || suppressed.has(recipient.value.email)) return NOT_NEEDED;
      return sendLink(job, row, recipient.value, post);
    }),
  );
  const mailed = sent.flatMap((one) => (one.status === "fulfilled" && one.value.mailed ? one.value.leadsTo : []));
  await markMailed(jobs.filter((_, at) => sent[at]?.status === "fulfilled" && sent[at].value.mailed));
  await markFollowers(mailed);
  return sent.map((one) => (one.status === "fulfilled" ? { ...one, value: one.value.delivered } : one));
}

const NOT_NEEDED: Sent = { delivered: "not-needed", mailed: false, leadsTo: [] };
const ERASED = { emailSealed: null, tokenSealed: null };

async function sendLink({ id: jobId, data }: LinkJob, row: Row, recipient: Recipient, post: Post): Promise<Sent> {
  const { petition, id, locale, subject, late, emailSealed, together } = data;
  if (late && row.mailedAt !== null) return NOT_NEEDED;
  const typed = emailSealed && (await decryptAddress(Buffer.from(emailSealed, "base64"), { petition, id }));
  const mayLeadTo = together || isAlias(typed || recipient.email) ? await findTogether(recipient.token) : [];
  const to = mayHaveLink(typed, row) ? typed : recipient.email;
  // Nor may somebody else's link open what was signed with the same form, and is confirmed.
  if (row.confirmedAt === null && isAlias(to) && mayLeadTo.some(({ status }) => status !== "pending"))
    return NOT_NEEDED;
  const kind = row.confirmedAt === null ? "confirm" : "already";
  const about = isNewsList(petition) ? "news" : "signature";
  const url = together ? togetherUrl(locale, recipient.token) : supporterPageUrl(locale, recipient.token);
  const mail = compose(kind, locale, subject, url, about);
  // A mail with a `+tag` may go to somebody else, whose bounces, or whose sight of the return path, would keep news away.
  const send = () => post.send(to, mail, { job: jobId, signature: id, ...(isAlias(to) ? {} : { petition }) });
  await (late ? withinQuota({ petition, email: to }, "link", send) : send());
  // A mail that may have gone elsewhere must not make a late one to the mailbox itself look unneeded.
  const mailed = to === recipient.email || !isAlias(to);
  return { delivered: "sent", mailed, leadsTo: together ? mayLeadTo : [] };
}

/**
 * Whether the link may go to the spelling that a form was sent with. Once it is confirmed, a `+tag` may belong to somebody
 * else, who would learn of the signature; the spelling without a tag is the mailbox that all spellings stand for.
 */
function mayHaveLink(typed: string | undefined, { confirmedAt }: { confirmedAt: Date | null }): typed is string {
  return typed !== undefined && (confirmedAt === null || !isAlias(typed));
}

/** By petition and id. */
async function readRows(jobs: readonly LinkJob[]): Promise<Map<string, Row>> {
  const rows = await db().$queryRaw<(Row & { petition: string; id: string })[]>`
    SELECT petition, id::text, confirmed_at AS "confirmedAt", mailed_at AS "mailedAt", email_sealed AS "emailSealed",
      token_sealed AS "tokenSealed"
    FROM signature WHERE (petition, id) IN (SELECT * FROM unnest(${petitionsOf(jobs)}::text[], ${idsOf(jobs)}::uuid[]))`;
  return new Map(rows.map((row) => [`${row.petition} ${row.id}`, row]));
}

/** Locked in one order, or two workers could wait for each other. */
async function markMailed(jobs: readonly LinkJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await db().$executeRaw`
    WITH mailed AS (
      SELECT petition, id FROM signature
      WHERE (petition, id) IN (SELECT * FROM unnest(${petitionsOf(jobs)}::text[], ${idsOf(jobs)}::uuid[]))
      ORDER BY petition COLLATE "C", id FOR UPDATE
    )
    UPDATE signature AS s SET mailed_at = now() FROM mailed WHERE s.petition = mailed.petition AND s.id = mailed.id`;
}

/** What the same link opens lapses with it. At a moment of its own within an hour, since one moment would join the rows. */
async function markFollowers(opened: readonly Together[]): Promise<void> {
  const waiting = opened.filter(({ status }) => status === "pending");
  if (waiting.length === 0) return;
  const hashes = waiting.map(({ token }) => hashToken(token).toString("hex"));
  await db().$executeRaw`
    WITH mailed AS (
      SELECT s.petition, s.id FROM signature AS s
      JOIN unnest(${waiting.map(({ petition }) => petition)}::text[], ${hashes}::text[]) AS one (petition, hash)
        ON s.petition = one.petition AND s.token_hash = decode(one.hash, 'hex')
      WHERE s.confirmed_at IS NULL AND s.mailed_at IS NULL
      ORDER BY s.petition COLLATE "C" FOR UPDATE OF s
    )
    UPDATE signature AS s SET mailed_at = now() + random() * interval '1 hour'
    FROM mailed WHERE s.petition = mailed.petition AND s.id = mailed.id`;
}

function petitionsOf(jobs: readonly LinkJob[]): string[] {
  return jobs.map(({ data }) => data.petition);
}

function idsOf(jobs: readonly LinkJob[]): string[] {
  return jobs.map(({ data }) => data.id);
}
