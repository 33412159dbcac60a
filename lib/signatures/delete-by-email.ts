import { hashEmail } from "../crypto/email-hash.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { recordChange } from "../petitions/tally.ts";
import { logErasure } from "./erasure-log.ts";
import { endSubscription } from "./subscription/subscription.ts";

/** Erases what one petition holds about an address. @returns how many rows there were: a signature, updates, or both as one */
export async function deleteByEmail(tx: Prisma.TransactionClient, petition: string, email: string): Promise<number> {
  const where = { petition, emailIndex: hashEmail(petition, email) };
  const select = { id: true, tokenHash: true };
  const subscribed = await tx.subscription.findMany({ where: { ...where, stoppedAt: null }, select });
  const signed = await tx.signature.findMany({ where, select: { ...select, status: true } });
  const found = new Map([...subscribed, ...signed].map((row) => [row.id, row]));
  for (const { id, tokenHash } of found.values()) {
    await logErasure(tx, { petition, tokenHash: Buffer.from(tokenHash) }, "erased");
    await endSubscription(tx, { petition, id });
  }
  for (const { id, status } of signed) {
    const { count } = await tx.signature.deleteMany({ where: { petition, id, status } });
    if (count === 1) await recordChange(tx, petition, status, null);
    // Confirmed or withdrawn between two statements: the whole is tried again by whoever asked.
    else throw new Error("A signature changed while it was being erased; please try again");
  }
  return found.size;
}
