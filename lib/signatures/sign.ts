import { db, sql } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";
import type { Locale } from "../i18n/locales.ts";
import type { Hold } from "../limits/judge-signing.ts";
import { enqueueMail, mailSender } from "../mail/queue.ts";
import { isOpen, type PetitionDates } from "../petitions/status.ts";
import { recordChange } from "../petitions/tally.ts";
import { type PetitionText, rememberVersion } from "../petitions/versions.ts";
import { suppressionIndex } from "../privacy/email-index.ts";
import { databaseTime } from "./database-time.ts";
import { livingSince, mayMailAgain, rememberAsking } from "./limits.ts";
import { type SealedRow, toSealedRow } from "./row.ts";
import type { SignForm } from "./schema.ts";

/** A checked form, the petition in the signer's language (as `lib/content` gives it), and that language. */
export type SignInput = SignForm & {
  petition: PetitionDates & PetitionText & { subject: string };
  locale: Locale;
  /** Why someone is to look before it counts, and a code of its network; null or absent otherwise. */
  hold?: Hold | null;
};

type Transaction = Prisma.TransactionClient;

/** How often a form tries again when the row in its way changes meanwhile. */
const ATTEMPTS_MAX = 3;

/**
 * Records a signature and queues its mail in one transaction. The answer is the same for a new address, one that has
 * signed, one that has confirmed and one held for review: nobody learns who signed. An address that signed before gets
 * a further mail within the limits. What waits for it is kept when this form says the same, and nothing of either is kept
 * when it says something else: the owner of the mailbox is then asked again. What is confirmed stays as it is.
 * @param now decides whether the petition is open; every stored moment is the database's
 * @throws when Postgres is unreachable or a key is missing; nothing is stored then
 */
export async function sign(input: SignInput, now: Date): Promise<{ ok: true } | { ok: false; error: "form.closed" }> {
  if (!isOpen(input.petition, now)) return { ok: false, error: "form.closed" };
  await Promise.all([mailSender(), rememberVersion(input.petition)]);
  // Asked for everyone, so that the answer takes as long for those who want no mail ever.
  const [row, mailWanted] = await Promise.all([toSealedRow(input), wantsMail(input.email)]);
  await db().$transaction(async (tx) => {
    const at = await databaseTime(tx);
    const id = await store(tx, row, at);
    if (id !== null && mailWanted)
      await enqueueMail(tx, { petition: row.petition, id, locale: input.locale, subject: input.petition.subject });
  });
  return { ok: true };
}

/** Whether an address has not asked for no mail ever. */
async function wantsMail(email: string): Promise<boolean> {
  return (await db().suppression.count({ where: { emailIndex: suppressionIndex(email) } })) === 0;
}

/** The id of the row to mail about; null when the limits, or a parallel copy of the same form, say no. */
async function store(tx: Transaction, row: SealedRow, at: Date): Promise<string | null> {
  // A row that is in the way may be withdrawn, erased or lapse between two statements, and then the address is free.
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const id = await insert(tx, row, at);
    if (id !== null) return id;
    const met = await meet(tx, row, at);
    if (met !== null) return (await mayMail(tx, row.petition, met, at)) ? met : null;
    await removeLapsed(tx, row, at);
  }
  throw new Error("An address is neither free nor taken; please try again");
}

/** The id of the new row; null when the address or the form is there already. */
async function insert(tx: Transaction, row: SealedRow, at: Date): Promise<string | null> {
  const moments = { createdAt: at, mailAskedAt: [at] };
  const { count } = await tx.signature.createMany({ data: [{ ...row, ...moments }], skipDuplicates: true });
  if (count === 0) return null;
  await recordChange(tx, row.petition, null, row.status ?? "pending");
  return row.id;
}

/**
 * Lets a form meet the row of its address, in one statement, so that no press can come between reading and writing. The
 * row is written in every case, so that an address that has signed takes as long to answer as a new one.
 * @returns the id of the row; null when there is no living one
 */
async function meet(tx: Transaction, row: SealedRow, at: Date): Promise<string | null> {
  const { petition, emailIndex, formKey, formDigest, locale } = row;
  const kept = sql`(confirmed_at IS NOT NULL OR form_digest IS NOT DISTINCT FROM ${formDigest})`;
  const [met] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE signature SET
      several_forms = several_forms OR NOT ${kept},
      name_sealed = CASE WHEN ${kept} THEN name_sealed END,
      postal_sealed = CASE WHEN ${kept} THEN postal_sealed END,
      form_digest = CASE WHEN ${kept} THEN form_digest END,
      updates_wanted = ${kept} AND updates_wanted,
      locale = CASE WHEN confirmed_at IS NULL THEN ${locale} ELSE locale END,
      created_at = CASE WHEN confirmed_at IS NULL THEN date_trunc('milliseconds', now()) ELSE created_at END
    WHERE petition = ${petition} AND (email_index = ${emailIndex} OR form_key = ${formKey})
      AND ${livingSince(at)}
    RETURNING id`;
  return met?.id ?? null;
}

/** Whether the limits per address allow one more mail; remembered when they do. Written in every case, as above. */
async function mayMail(tx: Transaction, petition: string, id: string, at: Date): Promise<boolean> {
  const { mailAskedAt } = await tx.signature.findUniqueOrThrow({
    where: { petition_id: { petition, id } },
    select: { mailAskedAt: true },
  });
  const again = mayMailAgain(mailAskedAt, at);
  const data = { mailAskedAt: again ? rememberAsking(mailAskedAt, at) : mailAskedAt };
  await tx.signature.updateMany({ where: { petition, id }, data });
  return again;
}

/** Makes room where a form met a row that waited too long. */
async function removeLapsed(tx: Transaction, { petition, emailIndex, formKey }: SealedRow, at: Date): Promise<void> {
  const gone = await tx.$queryRaw<{ status: SignatureStatus }[]>`
    DELETE FROM signature
    WHERE petition = ${petition} AND (email_index = ${emailIndex} OR form_key = ${formKey}) AND NOT ${livingSince(at)}
    RETURNING status`;
  for (const { status } of gone) await recordChange(tx, petition, status, null);
}
