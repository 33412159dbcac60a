import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { findKey, type SignatureState, type StateRow, stateColumns, stateOf, type TokenKey } from "./lookup.ts";

/**
 * Takes a signature back: it no longer counts, and everything personal in its row is erased at once, which also ends
 * updates and frees the address to sign again. Withdrawing twice is withdrawing once.
 * @returns the state afterwards; `unknown` for every token that opens nothing
 */
export async function withdraw(
  token: string,
): Promise<({ ok: true } & SignatureState) | { ok: false; error: "unknown" }> {
  const key = await findKey(token);
  const row = key && (await takeBack(db(), key));
  const state = row && stateOf(key.petition, row);
  return state ? { ok: true, ...state } : { ok: false, error: "unknown" };
}

/**
 * The same by the key of a row, in one statement: the database's function `withdraw_signature`.
 * @param onlyWaiting not when its supporter has pressed the button
 * @returns the row afterwards, and whether this took it back; undefined when there is none
 */
export async function takeBack(
  tx: Prisma.TransactionClient,
  { petition, tokenHash }: TokenKey,
  { onlyWaiting } = { onlyWaiting: false },
): Promise<(StateRow & { did: boolean }) | undefined> {
  const [row] = await tx.$queryRaw<(StateRow & { did: boolean })[]>`
    SELECT did, ${stateColumns} FROM withdraw_signature(${petition}, ${tokenHash}, ${onlyWaiting})`;
  return row;
}
