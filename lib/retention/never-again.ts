import { isNewsList } from "../content/index.ts";
import { hashEmail } from "../crypto/email-hash.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { suppress } from "../mail/suppression.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { stopIn } from "../signatures/subscription/subscription.ts";
import { takeBack } from "../signatures/withdraw.ts";

/**
 * Ends all mail to an address permanently: no mail to any of its spellings, no updates about any petition. Unconfirmed
 * signatures are withdrawn. Confirmed signatures stay: to withdraw them is a separate decision.
 * The suppression is stored first, so that it holds even if the rest must be retried. Idempotent.
 * @param email any spelling of the address
 * @param actor for the audit trail
 * @throws Error when INDEX_KEY is not set, or the database is unreachable
 */
export async function neverWriteAgain(email: string, actor: string): Promise<void> {
  await db().$transaction((tx) => suppress(tx, email, actor));
  for (const petition of await listPetitionsWithSignatures())
    await db().$transaction((tx) => endMailOf(tx, petition, hashEmail(petition, email)));
}

async function endMailOf(
  tx: Prisma.TransactionClient,
  petition: string,
  emailHash: Buffer<ArrayBuffer>,
): Promise<void> {
  const where = { petition, emailIndex: emailHash };
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
    // A signature that is confirmed between the two statements stays; only its updates end. News without one goes with them.
    const taken = await takeBack(tx, key, { onlyWaiting: !isNewsList(petition) });
    if (!taken?.did) await stopIn(tx, key);
  }
}
