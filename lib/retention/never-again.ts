import { hashEmail } from "../crypto/email-hash.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { suppress } from "../mail/suppression.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { stopIn } from "../signatures/subscription/subscription.ts";
import { takeBack } from "../signatures/withdraw.ts";

/**
 * Ends all mail to an address for good: no further mail in any spelling, no updates about any petition, and what still
 * waits for a confirmation is withdrawn. Signatures that were confirmed stay: taking those back is a decision of its own.
 * First of all the refusal, so that it holds even if the rest has to be tried again. Twice is once.
 * @param email as its owner writes it; spelling does not matter
 * @param actor for the audit trail
 * @throws Error when INDEX_KEY is not set, or the database is away
 */
export async function neverWriteAgain(email: string, actor: string): Promise<void> {
  await db().$transaction((tx) => suppress(tx, email, actor));
  for (const petition of await listPetitionsWithSignatures())
    await db().$transaction((tx) => leaveAlone(tx, petition, hashEmail(petition, email)));
}

async function leaveAlone(tx: Prisma.TransactionClient, petition: string, index: Buffer<ArrayBuffer>): Promise<void> {
  const where = { petition, emailIndex: index };
  const subscribed = await tx.subscription.findMany({
    where: { ...where, stoppedAt: null },
    select: { tokenHash: true },
  });
  const signed = await tx.signature.findMany({ where, select: { tokenHash: true } });
  const hashes = new Map(
    [...subscribed, ...signed].map(({ tokenHash }) => [Buffer.from(tokenHash).toString("hex"), tokenHash]),
  );
  for (const hash of hashes.values()) {
    const key = { petition, tokenHash: Buffer.from(hash) };
    // One that is confirmed between two statements stays, and only its updates end.
    if (!(await takeBack(tx, key, { confirmedAt: null }))) await stopIn(tx, key);
  }
}
