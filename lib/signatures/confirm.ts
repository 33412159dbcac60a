import { countConfirmed } from "../abuse/mail-meter.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { Locale } from "../i18n/locales.ts";
import { recordChange } from "../petitions/tally.ts";
import { type PetitionText, recordWording } from "../petitions/wordings.ts";
import { databaseTime } from "./database-time.ts";
import { encryptPerson, wordingOf } from "./encrypt-signature.ts";
import type { PersonForm } from "./form/schema.ts";
import { livingWhere } from "./link-expiry.ts";
import { findByToken, findKey, type SignatureState, type TokenKey } from "./lookup.ts";
import { beginSubscription, consentOf } from "./subscription/subscription.ts";

/** The state after a press; `first` when this press confirmed. */
export type Confirmed = ({ ok: true; first: boolean } & SignatureState) | { ok: false; error: "unknown" | "lapsed" };

/**
 * Confirms what the one waiting form said: the press of a button, never a GET. Counts once however often it is pressed.
 * A signature held for review remembers the press, and counts when it is released. Where several forms wait it confirms
 * nothing, also when the page was opened before the second one came: see `confirmTyped`.
 * @param choice about news, as the box beside the button was when it was pressed: this is the consent, and its moment
 * @returns the state afterwards (`confirmed`, `held`, `withdrawn` or, with several forms, still `pending`)
 */
export async function confirm(token: string, choice = { updates: false }): Promise<Confirmed> {
  const key = await findKey(token);
  if (key === null) return { ok: false, error: "unknown" };
  const first = await db().$transaction((tx) => press(tx, key, { severalForms: false }, { updates: choice.updates }));
  return stateAfter(token, first);
}

/**
 * Confirms exactly what is typed behind the mailed link, whatever forms wait for its address: who holds the mailbox decides.
 * @param form as `parsePersonForm` gives it; all of it is the owner's, the consent to news included
 * @param petition with its wording of today, which is what the page shows
 * @param locale of the page
 */
export async function confirmTyped(
  token: string,
  form: PersonForm,
  petition: PetitionText,
  locale: Locale,
): Promise<Confirmed> {
  const key = await findKey(token);
  const row = key && (await db().signature.findUnique({ where: { petition_tokenHash: key }, select: { id: true } }));
  if (!row || key.petition !== petition.key) return { ok: false, error: "unknown" };
  const [person] = await Promise.all([
    encryptPerson(form, { petition: key.petition, id: row.id }),
    recordWording(petition),
  ]);
  const typed = { ...person, ...wordingOf(petition), locale };
  const first = await db().$transaction((tx) => press(tx, key, {}, { updates: form.updates, typed }));
  return stateAfter(token, first);
}

type Said = { updates: boolean; typed?: Prisma.SignatureUpdateManyMutationInput };

/** Whether this press confirmed. Of a form and a press at once, the database lets one come first. */
async function press(
  tx: Prisma.TransactionClient,
  key: TokenKey,
  only: { severalForms?: false },
  { updates, typed }: Said,
): Promise<boolean> {
  const at = await databaseTime(tx);
  const waiting = { ...key, ...only, confirmedAt: null, ...livingWhere(at) };
  const nothingOfForms = { formDigest: null, severalForms: false, updatesWanted: false };
  const data = { ...nothingOfForms, ...typed, ...consentOf(updates, at), confirmedAt: at };
  const counted = await tx.signature.updateMany({
    where: { ...waiting, status: "pending" },
    data: { ...data, status: "confirmed" },
  });
  if (counted.count === 1) await recordChange(tx, key.petition, "pending", "confirmed");
  const held = await tx.signature.updateMany({ where: { ...waiting, status: "held" }, data });
  const first = counted.count + held.count === 1;
  if (!first) return false;
  await beginSubscription(tx, key);
  await noteArrival(tx, key);
  return true;
}

/**
 * The person who presses received the mail. A refusal from before was of another spelling or is over, and would keep news away; the
 * quota of mail of the domain grows, and the row forgets the domain.
 */
async function noteArrival(tx: Prisma.TransactionClient, key: TokenKey): Promise<void> {
  const row = await tx.signature.findUnique({
    where: { petition_tokenHash: key },
    select: { id: true, mailDomain: true },
  });
  if (!row) return;
  await tx.bounce.deleteMany({ where: { petition: key.petition, id: row.id } });
  if (!row.mailDomain) return;
  await tx.signature.updateMany({ where: key, data: { mailDomain: null } });
  await countConfirmed(tx, row.mailDomain);
}

async function stateAfter(token: string, first: boolean): Promise<Confirmed> {
  const state = await findByToken(token);
  if (state === null) return { ok: false, error: "unknown" };
  if (state.status === "lapsed") return { ok: false, error: "lapsed" };
  return { ok: true, first, ...state };
}
