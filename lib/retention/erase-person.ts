import { recordAudit } from "../audit.ts";
import { indexKeyVersion } from "../crypto/email-hash.ts";
import { db } from "../db/index.ts";
import { suppress } from "../mail/suppression.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { deleteByEmail } from "../signatures/delete-by-email.ts";

/**
 * Erases all data of an address in every petition, at once. It cannot recall a delivered copy. The proof of a consent to
 * updates stays, as a keyed hash, because the law requires it.
 * @param email any spelling of the address
 * @param never also suppresses all later mail to the address
 * @param actor the account that runs it, for the audit trail
 * @returns the number of erased signatures and subscriptions
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

/** Whether some signatures were hashed with an earlier index key, so that a search with the current key misses them. */
export async function hasEarlierIndex(): Promise<boolean> {
  const where = { emailIndex: { not: null }, keyVersion: { not: indexKeyVersion() } };
  return (await db().signature.findFirst({ where, select: { id: true } })) !== null;
}
