import { recordAudit } from "../audit.ts";
import { indexKeyVersion } from "../crypto/email-hash.ts";
import { db } from "../db/index.ts";
import { suppress } from "../mail/suppression.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { deleteByEmail } from "../signatures/delete-by-email.ts";

/**
 * Erases everything held about an address, in every petition, at once. A copy that was delivered cannot be called back, and
 * of a consent to updates the proof stays that the law asks for, as a keyed hash.
 * @param email as its owner writes it; spelling does not matter
 * @param never also refuses every further mail to it
 * @param actor the account that does it, for the audit trail
 * @returns how many signatures and subscriptions there were
 * @throws Error when INDEX_KEY is not set
 */
export async function erasePerson(email: string, never: boolean, actor: string): Promise<number> {
  let count = 0;
  for (const petition of await listPetitionsWithSignatures()) {
    count += await db().$transaction(async (tx) => {
      const erased = await deleteByEmail(tx, petition, email);
      if (erased > 0) await recordAudit({ actor, act: "erase", petition, count: erased }, tx);
      return erased;
    });
  }
  if (never) await db().$transaction((tx) => suppress(tx, email, actor));
  return count;
}

/** Whether there are signatures that only an earlier index key finds. */
export async function hasEarlierIndex(): Promise<boolean> {
  const where = { emailIndex: { not: null }, keyVersion: { not: indexKeyVersion() } };
  return (await db().signature.findFirst({ where, select: { id: true } })) !== null;
}
