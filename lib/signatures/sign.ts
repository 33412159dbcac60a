import { paceDomain, paceHeld } from "../abuse/mail-meter.ts";
import { takeMailQuota } from "../abuse/mail-quota.ts";
import { db, sql } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { HoldReason, SignatureStatus } from "../generated/prisma/enums.ts";
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
    const stored = await store(tx, row, await databaseTime(tx));
    const { petition } = row;
    const granted = await takeMailQuota(tx, { petition, email: input.email });
    const mail = { petition, id: stored.id, locale: input.locale, subject: input.petition.subject };
    if (granted && !suppressed) await enqueueMail(tx, mail, await secondsToWait(tx, row, stored));
    // Signed again after withdrawing: no earlier mail leads here, so this one comes when the quota is free again.
    if (!granted && !suppressed && stored.id === row.id)
      await enqueueMail(tx, { ...mail, late: true }, SECONDS_TO_FREE_QUOTA);
  });
  return { ok: true };
}

/** The row that stands for an address. */
type Stored = { id: string; status: SignatureStatus };

async function secondsToWait(
  tx: Transaction,
  { petition, mailDomain }: EncryptedSignature,
  { status }: Stored,
): Promise<number> {
  const ofDomain = mailDomain ? await paceDomain(tx, mailDomain) : 0;
  const ofHeld = status === "held" ? await paceHeld(tx, petition) : 0;
  return Math.max(ofDomain, ofHeld);
}

/** The new row of an address, or the one that it has. */
async function store(tx: Transaction, row: EncryptedSignature, at: Date): Promise<Stored> {
  // A row that is in the way may be withdrawn, erased or lapse between two statements, and then the address is free.
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const stored = await insert(tx, row, at);
    if (stored !== null) return stored;
    const met = await meet(tx, row, at);
    if (met !== null) return letGo(tx, row, met);
    await removeLapsed(tx, row, at);
  }
  throw new Error("An address is neither free nor taken; please try again");
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
 * Lets a form meet the row of its address, in one statement, so that no press can come between reading and writing. The
 * row is written in every case, so that an address that has signed takes as long to answer as a new one. One that was held
 * for how its form came waits like any other once a form comes without such a reason, or a stranger could hold up its owner.
 * @returns null when there is no living row
 */
async function meet(tx: Transaction, row: EncryptedSignature, at: Date): Promise<Stored | null> {
  const { petition, emailIndex, formKey, formDigest, locale } = row;
  const kept = sql`(confirmed_at IS NOT NULL OR form_digest IS NOT DISTINCT FROM ${formDigest})`;
  const isFree = row.status !== "held";
  const [met] = await tx.$queryRaw<Stored[]>`
    WITH before AS (
      SELECT id AS met_id, status AS was FROM signature
      WHERE petition = ${petition} AND (email_index = ${emailIndex} OR form_key = ${formKey}) AND ${livingSince(at)}
      FOR UPDATE
    ), after AS (
      UPDATE signature SET
        several_forms = several_forms OR NOT ${kept},
        name_sealed = CASE WHEN ${kept} THEN name_sealed END,
        postal_sealed = CASE WHEN ${kept} THEN postal_sealed END,
        form_digest = CASE WHEN ${kept} THEN form_digest END,
        updates_wanted = ${kept} AND updates_wanted,
        locale = CASE WHEN confirmed_at IS NULL THEN ${locale} ELSE locale END,
        created_at = CASE WHEN confirmed_at IS NULL THEN date_trunc('milliseconds', now()) ELSE created_at END,
        status = CASE
          WHEN ${isFree}::boolean AND confirmed_at IS NULL AND held_because IN ('trap', 'network', 'flood') THEN 'pending'
          ELSE status
        END
      FROM before WHERE petition = ${petition} AND id = met_id
      RETURNING id, was, status
    ), noted AS (
      INSERT INTO tally_change (petition, id, was, became)
      SELECT ${petition}, gen_random_uuid(), was, status FROM after WHERE was <> status
    )
    SELECT id, status FROM after`;
  return met ?? null;
}

/**
 * Lets a row go on that waits held because of how an earlier form came, once a form comes that nothing is held against:
 * else a stranger could keep an address from being counted. A hold of the team's, or after a press, is the team's to end.
 * @returns the row as it is now
 */
async function letGo(tx: Transaction, { petition, status }: EncryptedSignature, met: Stored): Promise<Stored> {
  if (status !== "pending" || met.status !== "held") return met;
  const automatic = { in: ["trap", "network", "flood"] satisfies HoldReason[] };
  const where = { petition, id: met.id, status: "held", confirmedAt: null, heldBecause: automatic } as const;
  const { count } = await tx.signature.updateMany({ where, data: { status: "pending" } });
  if (count === 0) return met;
  await recordChange(tx, petition, "held", "pending");
  return { ...met, status: "pending" };
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
