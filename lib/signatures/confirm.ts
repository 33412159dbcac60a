import { db, rowAsJson } from "../db/index.ts";
import type { Locale } from "../i18n/locales.ts";
import { type PetitionText, recordWording } from "../petitions/wordings.ts";
import { encryptPerson, wordingOf } from "./encrypt-signature.ts";
import type { PersonForm } from "./form/schema.ts";
import { LINK_DAYS, UNMAILED_DAYS } from "./link-expiry.ts";
import { findKey, type SignatureState, type StateRow, stateColumns, stateOf, type TokenKey } from "./lookup.ts";

/** Version of the words beside the opt-in box; raise it when they change, since consent is to words. */
const UPDATES_WORDING = 1;

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
  return key === null ? { ok: false, error: "unknown" } : confirmAt(key, choice.updates);
}

/**
 * Confirms exactly what is typed behind the mailed link, whatever forms wait for its address: who holds the mailbox decides.
 * @param form as `parsePersonForm` gives it; all of it is the owner's, the consent to news included
 * @param petition with its wording of today, which is what the page shows
 * @param locale of the page
 * @param consent version of the words about news, where they are not those beside the opt-in box
 */
export async function confirmTyped(
  token: string,
  form: PersonForm,
  petition: PetitionText,
  locale: Locale,
  consent = UPDATES_WORDING,
): Promise<Confirmed> {
  const key = await findKey(token);
  const row = key && (await db().signature.findUnique({ where: { petition_tokenHash: key }, select: { id: true } }));
  if (!row || key.petition !== petition.key) return { ok: false, error: "unknown" };
  const [person] = await Promise.all([
    encryptPerson(form, { petition: key.petition, id: row.id }),
    recordWording(petition),
  ]);
  return confirmAt(key, form.updates, { ...person, ...wordingOf(petition), locale }, consent);
}

/**
 * The same by the key of a row, in one statement: the database's function `confirm_signature`.
 * @param typed the columns that the owner typed, encrypted
 */
export async function confirmAt(
  { petition, tokenHash }: TokenKey,
  updates: boolean,
  typed?: Record<string, unknown>,
  wording = UPDATES_WORDING,
): Promise<Confirmed> {
  const consent = updates ? wording : null;
  const [row] = await db().$queryRaw<(StateRow & { did: boolean })[]>`
    SELECT did, ${stateColumns} FROM confirm_signature(${petition}, ${tokenHash}, ${consent}::int,
      jsonb_populate_record(NULL::signature, ${typed ? rowAsJson(typed) : null}::jsonb), ${LINK_DAYS}::int, ${UNMAILED_DAYS}::int)`;
  const state = row && stateOf(petition, row);
  if (!row || !state) return { ok: false, error: "unknown" };
  return state.status === "lapsed" ? { ok: false, error: "lapsed" } : { ok: true, first: row.did, ...state };
}
