import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { recordChange } from "../petitions/tally.ts";
import { databaseTime } from "./database-time.ts";
import { logErasure } from "./erasure-log.ts";
import { findByToken, findKey, type SignatureState, type TokenKey } from "./lookup.ts";
import { nothingPersonal } from "./nothing-personal.ts";
import { endSubscription } from "./subscription/subscription.ts";

/** In this order a signature only moves forward, so one that is confirmed meanwhile is still met. */
const livingStatuses = ["held", "pending", "confirmed"] as const;

/**
 * Takes a signature back: it no longer counts, and everything personal in its row is erased at once, which also ends
 * updates and frees the address to sign again. Withdrawing twice is withdrawing once.
 * @returns the state afterwards; `unknown` for every token that opens nothing
 */
export async function withdraw(
  token: string,
): Promise<({ ok: true } & SignatureState) | { ok: false; error: "unknown" }> {
  const key = await findKey(token);
  if (key === null) return { ok: false, error: "unknown" };
  await db().$transaction((tx) => takeBack(tx, key));
  const state = await findByToken(token);
  return state === null ? { ok: false, error: "unknown" } : { ok: true, ...state };
}

/**
 * The same within a transaction of the caller's.
 * @param only where it must still be so when the row is written
 * @returns whether there was a signature to take back
 */
export async function takeBack(
  tx: Prisma.TransactionClient,
  key: TokenKey,
  only: { confirmedAt?: null } = {},
): Promise<boolean> {
  const at = await databaseTime(tx);
  for (const was of livingStatuses) {
    const { count } = await tx.signature.updateMany({
      where: { ...key, ...only, status: was },
      data: { ...nothingPersonal, status: "withdrawn", withdrawnAt: at },
    });
    if (count === 0) continue;
    await recordChange(tx, key.petition, was, "withdrawn");
    await endSubscription(tx, key, at);
    await logErasure(tx, key, "withdrawn");
    return true;
  }
  return false;
}
