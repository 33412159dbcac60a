import { heldMeter } from "../abuse/mail-meter.ts";
import { quotaOf } from "../abuse/mail-quota.ts";
import { hashEmailAcrossPetitions } from "../crypto/email-hash.ts";
import { encrypt } from "../crypto/encrypt.ts";
import { db, rowAsJson } from "../db/index.ts";
import { oneRow } from "../db/one-row.ts";
import { count } from "../metrics.ts";
import { isOpen } from "../petitions/status.ts";
import { recordWording } from "../petitions/wordings.ts";
import { type EncryptedSignature, encryptSignature } from "./encrypt-signature.ts";
import { LINK_DAYS, UNMAILED_DAYS } from "./link-expiry.ts";
import type { SignInput } from "./sign-input.ts";

/** How often a form tries again when another one makes, or removes, the row of its address meanwhile. */
export const ATTEMPTS_MAX = 4;

/**
 * Records a signature and queues its mail in one statement of the database, its function `sign_form`: either all of it is
 * saved or nothing is. The answer is the same for a new address, one that has signed, one that has confirmed and one held
 * for review: nobody learns who signed.
 *
 * Every address gets a mail within its quota, later where its domain or a held signature is metered. It goes to the spelling
 * of this form. What waits for the address is kept when this form says the same, and nothing of either is kept when it says
 * something else: the owner of the mailbox is then asked again. What is confirmed stays as it is. A signature that was held
 * for how its form came waits like any other once a form comes without such a reason, or a stranger could hold up its owner.
 * @param now decides whether the petition is open; every stored moment is the database's
 * @param met the row that the address has, where the caller has looked: it spares this function a statement
 * @throws when PostgreSQL is unreachable or a key is missing; nothing is stored then
 */
export async function sign(
  input: SignInput,
  now: Date,
  met?: string,
): Promise<{ ok: true } | { ok: false; error: "form.closed" }> {
  if (!isOpen(input.petition, now)) return { ok: false, error: "form.closed" };
  await recordWording(input.petition);
  const row = await encryptSignature(input);
  for (let attempt = 1, known = met ?? null; attempt <= ATTEMPTS_MAX; attempt += 1) {
    known = await record(row, input, known);
    if (known === null) return { ok: true };
  }
  throw new Error("The row of an address changes too often; please try again");
}

/** @returns null once the form is recorded; otherwise the row that its address has, and nothing was changed */
async function record(row: EncryptedSignature, input: SignInput, met: string | null): Promise<string | null> {
  const emailOfMet = await encryptForMet(row.petition, input.email, met);
  const mail = mailOf(row.petition, input);
  const rows = await db().$queryRaw<{ known: string | null; granted: boolean | null }[]>`
    SELECT known::text, granted FROM sign_form(jsonb_populate_record(NULL::signature, ${rowAsJson({ severalForms: false, ...row })}::jsonb),
      ${JSON.stringify(mail)}::jsonb, ${met}::uuid, ${emailOfMet}::bytea)`;
  const { known, granted } = oneRow(rows);
  if (granted === false) count("limit", { limit: "mail" });
  return known;
}

/** The address, encrypted for the row that it has: an encrypted value opens in its own row only. */
export async function encryptForMet(petition: string, email: string, met: string | null) {
  return met === null ? null : encrypt("mail", email, { petition, id: met, field: "email" });
}

/** What the functions of the database need to know of the mail about a form. */
export function mailOf(petition: string, { email, petition: { subject } }: SignInput) {
  const { mailbox, about, isAlias } = quotaOf(petition, email);
  return {
    subject,
    linkDays: LINK_DAYS,
    unmailedDays: UNMAILED_DAYS,
    mailbox: mailbox.toString("hex"),
    about: about.toString("hex"),
    isAlias,
    acrossPetitions: hashEmailAcrossPetitions(email).toString("hex"),
    heldMeter: heldMeter(petition).toString("hex"),
  };
}
