import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { Locale } from "../i18n/locales.ts";
import { enqueueMail, mailSender } from "../mail/queue.ts";
import { isOpen, type PetitionDates } from "../petitions/status.ts";
import { recordChange } from "../petitions/tally.ts";
import { type PetitionText, rememberVersion } from "../petitions/versions.ts";
import { suppressionIndex } from "../privacy/email-index.ts";
import { databaseTime } from "./database-time.ts";
import { isLapsed, mayMailAgain, rememberAsking } from "./limits.ts";
import { type SealedRow, toSealedRow } from "./row.ts";
import type { SignForm } from "./schema.ts";

/** A checked form, the petition in the signer's language (as `lib/content` gives it), and that language. */
export type SignInput = SignForm & {
  petition: PetitionDates & PetitionText & { subject: string };
  locale: Locale;
};

type Transaction = Prisma.TransactionClient;

/**
 * Records a signature and queues its mail in one transaction. The answer is the same for a new address, one that has
 * signed, one that has confirmed and one held for review: nobody learns who signed. An address that signed before gets
 * a further mail within the limits, and its row stays as it was.
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
    const id = (await insert(tx, row, at)) ?? (await repeat(tx, row, at));
    if (id !== null && mailWanted)
      await enqueueMail(tx, { petition: row.petition, id, locale: input.locale, subject: input.petition.subject });
  });
  return { ok: true };
}

/** Whether an address has not asked for no mail ever. */
async function wantsMail(email: string): Promise<boolean> {
  return (await db().suppression.count({ where: { emailIndex: suppressionIndex(email) } })) === 0;
}

/** The id of the new row; null when the address or the form is there already. */
async function insert(tx: Transaction, row: SealedRow, at: Date): Promise<string | null> {
  const moments = { createdAt: at, mailAskedAt: [at], updatesConsentAt: row.updatesConsentVersion ? at : null };
  const { count } = await tx.signature.createMany({ data: [{ ...row, ...moments }], skipDuplicates: true });
  if (count === 0) return null;
  await recordChange(tx, row.petition, null, row.status ?? "pending");
  return row.id;
}

/** The id of the row to mail about once more; null when the limits, or a parallel copy of the same form, say no. */
async function repeat(tx: Transaction, row: SealedRow, at: Date): Promise<string | null> {
  const { petition, emailIndex, formKey } = row;
  const before = await tx.signature.findFirst({
    where: { petition, OR: [{ emailIndex }, ...(formKey ? [{ formKey }] : [])] },
    select: {
      id: true,
      status: true,
      createdAt: true,
      mailedAt: true,
      confirmedAt: true,
      withdrawnAt: true,
      mailAskedAt: true,
    },
  });
  // Withdrawn or erased between two statements, so the address is free again.
  if (!before) return insert(tx, row, at);
  const { id, status, mailAskedAt } = before;
  // Of parallel copies, only the one that finds the row as it was read goes on.
  const unchanged = { petition, id, status, mailAskedAt: { equals: mailAskedAt } };
  if (isLapsed(before, at)) {
    const { count } = await tx.signature.deleteMany({ where: unchanged });
    if (count === 0) return null;
    await recordChange(tx, petition, status, null);
    return insert(tx, row, at);
  }
  const again = mayMailAgain(mailAskedAt, at);
  // Written even when nothing changes, so that an address that has signed takes as long to answer as a new one.
  const { count } = await tx.signature.updateMany({
    where: unchanged,
    data: { mailAskedAt: again ? rememberAsking(mailAskedAt, at) : mailAskedAt },
  });
  return again && count === 1 ? id : null;
}
