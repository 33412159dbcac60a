import { cleanToken, hashToken, tokensAfter } from "../crypto/token.ts";
import { db } from "../db/index.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { LINK_DAYS, UNMAILED_DAYS } from "./link-expiry.ts";
import { findByToken, type SignatureState, type StateRow, stateColumns, stateOf } from "./lookup.ts";

/** Version of the words beside the box for news on the page of several: see the list in lib/README.md. */
const TOGETHER_WORDING = 3;

/** One signature of several that a form asked for, with the token of its own page. */
export type Together = SignatureState & { token: string };

/**
 * What was signed with one form, by the token of the mail: the first of it, then all that follow. Changes nothing. The
 * first may be gone, since each lapses and is delivered for itself.
 * @returns empty for a token that opens nothing
 */
export async function findTogether(text: string): Promise<Together[]> {
  const token = cleanToken(text);
  if (token === null) return [];
  const first = await findByToken(token);
  // All petitions ever signed: one whose content is gone has its place in the chain as before.
  const keys = (await listPetitionsWithSignatures()).toSorted();
  const later = tokensAfter(token, first ? keys.filter((key) => key > first.petition) : keys);
  const rows = await db().$queryRaw<(StateRow & { petition: string; at_: number })[]>`
    SELECT asked.petition, asked.nth::int AS at_, ${stateColumns}
    FROM unnest(${later.map(({ petition }) => petition)}::text[], ${later.map((one) => hashToken(one.token).toString("hex"))}::text[])
      WITH ORDINALITY AS asked (petition, hash, nth), state_of_signature(asked.petition, decode(asked.hash, 'hex')) AS state
    ORDER BY asked.nth`;
  const others = rows.flatMap((row) => {
    const state = stateOf(row.petition, row);
    const own = later[row.at_ - 1]?.token;
    return state && own ? [{ ...state, token: own }] : [];
  });
  return first ? [{ ...first, token }, ...others] : others;
}

/** Whether a signature stands with a box: it waits, and one form said what it says. */
export function isChoice({ status, severalForms }: SignatureState): boolean {
  return status === "pending" && !severalForms;
}

/**
 * The press: confirms those that are chosen and takes back the others that wait, in one statement. What was confirmed
 * before, and what its owner is asked about again, stays as it is.
 * @param choice about news, as the box beside the button was when it was pressed
 * @returns whether anything changed
 */
export async function pressTogether(
  signatures: readonly Together[],
  chosen: readonly string[],
  choice: { updates: boolean },
): Promise<boolean> {
  const open = signatures.filter(isChoice);
  if (open.length === 0) return false;
  const consent = choice.updates ? TOGETHER_WORDING : null;
  const rows = await db().$queryRaw<{ did: boolean }[]>`
    SELECT did FROM press_together(${open.map(({ petition }) => petition)}::text[],
      (SELECT array_agg(decode(hash, 'hex') ORDER BY nth)
        FROM unnest(${open.map(({ token }) => hashToken(token).toString("hex"))}::text[]) WITH ORDINALITY AS each (hash, nth)),
      ${chosen}::text[], ${consent}::int, ${LINK_DAYS}::int, ${UNMAILED_DAYS}::int)`;
  return rows.some(({ did }) => did);
}
