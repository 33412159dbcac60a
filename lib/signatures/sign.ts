import { paceDomain, paceHeld } from "../abuse/mail-meter.ts";
import { mailedWithoutTag, takeMailQuota } from "../abuse/mail-quota.ts";
import { encrypt } from "../crypto/encrypt.ts";
import { isAlias } from "../crypto/normalize-email.ts";
import { db, sql } from "../db/index.ts";
import { oneRow } from "../db/one-row.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";
import { enqueueMail, mailSender } from "../mail/queue.ts";
import { isSuppressed } from "../mail/suppression.ts";
import { isOpen } from "../petitions/status.ts";
import { recordChange } from "../petitions/tally.ts";
import { recordWording } from "../petitions/wordings.ts";
import { databaseTime } from "./database-time.ts";
import { type EncryptedSignature, encryptSignature } from "./encrypt-signature.ts";
import { livingSince } from "./link-expiry.ts";
import type { SignInput } from "./sign-input.ts";

type Transaction = Prisma.TransactionClient;

/** How often a form tries again when the row in its way changes meanwhile. */
const ATTEMPTS_MAX = 3;
/** Most quotas are free again after these ten minutes; the queue goes on trying for those that are not. */
const SECONDS_TO_FREE_QUOTA = 660;

/**
 * Records a signature and queues its mail in one transaction. The answer is the same for a new address, one that has
 * signed, one that has confirmed and one held for review: nobody learns who signed. Every address gets a mail within its
 * quota, later where its domain or a held signature is metered. What waits for it is kept when this form says the same,
 * and nothing of either is kept when it says something else: the owner of the mailbox is then asked again. What is
 * confirmed stays as it is.
 * @param now decides whether the petition is open; every stored moment is the database's
 * @throws when Postgres is unreachable or a key is missing; nothing is stored then
 */
export async function sign(input: SignInput, now: Date): Promise<{ ok: true } | { ok: false; error: "form.closed" }> {
  if (!isOpen(input.petition, now)) return { ok: false, error: "form.closed" };
  await Promise.all([mailSender(), recordWording(input.petition)]);
  // Asked for everyone, so that the answer takes as long for those who want no mail ever.
  const [row, suppressed] = await Promise.all([encryptSignature(input), isSuppressed(input.email)]);
  await db().$transaction(async (tx) => {
    const { petition } = row;
    const granted = await takeMailQuota(tx, { petition, email: input.email });
    const stored = await store(tx, row, await databaseTime(tx), granted ? input.email : null);
    const mail = { petition, id: stored.id, locale: input.locale, subject: input.petition.subject, ...stored.mailed };
    if (granted && !suppressed) await enqueueMail(tx, mail, await secondsToWait(tx, row, stored));
    // Signed again after withdrawing: no earlier mail leads here, so this one comes when the quota is free again.
    if (!granted && !suppressed && stored.id === row.id)
      await enqueueMail(tx, { ...mail, late: true }, SECONDS_TO_FREE_QUOTA);
  });
  return { ok: true };
}

/** The row that stands for an address; `mailed`: the spelling of this form, where the row may have another one. */
type Stored = { id: string; status: SignatureStatus; mailed?: { emailSealed: string } };

async function secondsToWait(
  tx: Transaction,
  { petition, mailDomain }: EncryptedSignature,
  { status }: Stored,
): Promise<number> {
  const ofDomain = mailDomain ? await paceDomain(tx, mailDomain) : 0;
  const ofHeld = status === "held" ? await paceHeld(tx, petition) : 0;
  return Math.max(ofDomain, ofHeld);
}

/**
 * The new row of an address, or the one that it has.
 * @param mailedTo the address as typed when this form is mailed a link; null when the quota refuses it
 */
async function store(tx: Transaction, row: EncryptedSignature, at: Date, mailedTo: string | null): Promise<Stored> {
  // A row that is in the way may be withdrawn, erased or lapse between two statements, and then the address is free.
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const id = await lock(tx, row, at);
    if (id !== null) return meet(tx, row, id, mailedTo);
    const stored = await insert(tx, row, at);
    if (stored !== null) return stored;
    await removeLapsed(tx, row, at);
  }
  throw new Error("An address is neither free nor taken; please try again");
}

/** The living row of an address, so that no press can come between reading and writing it; null when there is none. */
async function lock(
  tx: Transaction,
  { petition, emailIndex, formKey }: EncryptedSignature,
  at: Date,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM signature
    WHERE petition = ${petition} AND (email_index = ${emailIndex} OR form_key = ${formKey}) AND ${livingSince(at)}
    ORDER BY email_index = ${emailIndex} DESC LIMIT 1
    FOR UPDATE`;
  return row?.id ?? null;
}

/** The new row; null when the address or the form is there already. */
async function insert(tx: Transaction, row: EncryptedSignature, at: Date): Promise<Stored | null> {
  const { count } = await tx.signature.createMany({ data: [{ ...row, createdAt: at }], skipDuplicates: true });
  if (count === 0) return null;
  const { id, status = "pending" } = row;
  await recordChange(tx, row.petition, null, status);
  return { id, status };
}

/**
 * Lets a form meet the locked row of its address. The row is written in every case, so that an address that has signed
 * takes as long to answer as a new one. One that was held for how its form came waits like any other once a form comes
 * without such a reason, or a stranger could hold up its owner. The mail of a form goes to the spelling of that form. A row
 * that waits takes over the spelling too, or a stranger's `owner+x@…` would stay in it; but a spelling with a tag never
 * replaces the one without. The link stays.
 */
async function meet(tx: Transaction, row: EncryptedSignature, id: string, mailedTo: string | null): Promise<Stored> {
  const { petition, formDigest, locale } = row;
  const emailSealed = mailedTo === null ? null : await encrypt("mail", mailedTo, { petition, id, field: "email" });
  const kept = sql`(confirmed_at IS NOT NULL OR form_digest IS NOT DISTINCT FROM ${formDigest})`;
  const isFree = row.status !== "held";
  const staysAt = mailedTo !== null && isAlias(mailedTo) ? mailedWithoutTag(petition, mailedTo) : sql`false`;
  const met = await tx.$queryRaw<Stored[]>`
    WITH before AS (
      SELECT status AS was FROM signature WHERE petition = ${petition} AND id = ${id}::uuid
    ), after AS (
      UPDATE signature SET
        several_forms = several_forms OR NOT ${kept},
        name_sealed = CASE WHEN ${kept} THEN name_sealed END,
        postal_sealed = CASE WHEN ${kept} THEN postal_sealed END,
        form_digest = CASE WHEN ${kept} THEN form_digest END,
        updates_wanted = ${kept} AND updates_wanted,
        email_sealed = CASE WHEN confirmed_at IS NULL AND NOT ${staysAt} THEN coalesce(${emailSealed}, email_sealed) ELSE email_sealed END,
        locale = CASE WHEN confirmed_at IS NULL THEN ${locale} ELSE locale END,
        created_at = CASE WHEN confirmed_at IS NULL THEN date_trunc('milliseconds', now()) ELSE created_at END,
        status = CASE
          WHEN ${isFree}::boolean AND confirmed_at IS NULL AND held_because IN ('trap', 'network', 'flood') THEN 'pending'
          ELSE status
        END
      FROM before WHERE petition = ${petition} AND id = ${id}::uuid
      RETURNING id, was, status
    ), noted AS (
      INSERT INTO tally_change (petition, id, was, became)
      SELECT ${petition}, gen_random_uuid(), was, status FROM after WHERE was <> status
    )
    SELECT id, status FROM after`;
  const mailed = emailSealed && { emailSealed: emailSealed.toString("base64") };
  return { ...oneRow(met), ...(mailed ? { mailed } : {}) };
}

/** Makes room where a form met a row that waited too long. */
async function removeLapsed(
  tx: Transaction,
  { petition, emailIndex, formKey }: EncryptedSignature,
  at: Date,
): Promise<void> {
  const gone = await tx.$queryRaw<{ status: SignatureStatus }[]>`
    DELETE FROM signature
    WHERE petition = ${petition} AND (email_index = ${emailIndex} OR form_key = ${formKey}) AND NOT ${livingSince(at)}
    RETURNING status`;
  for (const { status } of gone) await recordChange(tx, petition, status, null);
}
