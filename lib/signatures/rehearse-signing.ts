import { createHash, randomUUID } from "node:crypto";
import { countAll } from "../abuse/count.ts";
import { db, rehearse } from "../db/index.ts";
import { recordChange } from "../petitions/tally.ts";
import { databaseTime } from "./database-time.ts";
import { logErasure } from "./erasure-log.ts";
import { nothingPersonal } from "./nothing-personal.ts";
import { sign } from "./sign.ts";
import type { SignInput } from "./sign-input.ts";
import { beginSubscription, consentOf, endSubscription } from "./subscription/subscription.ts";

const PETITION = "readiness";
const canonical = "Nobody signs this.";
const hash = createHash("sha256").update(canonical).digest();

/**
 * Signs, confirms and withdraws once, with the statements that supporters' forms and presses use, and takes it all back.
 * Nothing is left, no count changes and no mail is queued.
 * @throws what would stop a supporter: a column that is not there, a right that is missing, a key, a full disk
 */
export async function rehearseSigning(): Promise<void> {
  await rehearse(async () => {
    await countAll([{ key: `readiness:${randomUUID()}`, seconds: 60, counts: "attempt", most: 1 }]);
    // Of the wording, `sign` remembers that it is kept, and would not write it a second time.
    await db().petitionVersion.createMany({ data: [{ petition: PETITION, hash, version: 1, text: canonical }] });
    await sign(aForm(), new Date());
    const { id, tokenHash } = await db().signature.findFirstOrThrow({
      where: { petition: PETITION },
      select: { id: true, tokenHash: true },
    });
    await db().$transaction(async (tx) => {
      const at = await databaseTime(tx);
      const key = { petition: PETITION, tokenHash: Buffer.from(tokenHash) };
      const where = { petition: PETITION, id };
      await tx.signature.updateMany({ where, data: { ...consentOf(true, at), status: "confirmed", confirmedAt: at } });
      await recordChange(tx, PETITION, "pending", "confirmed");
      await beginSubscription(tx, key);
      await tx.bounce.deleteMany({ where });
      await endSubscription(tx, key, at);
      await tx.signature.updateMany({ where, data: { ...nothingPersonal, status: "withdrawn", withdrawnAt: at } });
      await logErasure(tx, key, "withdrawn");
    });
  });
}

/** Every time of another domain: two processes that rehearse at once would wait for each other. */
function aForm(): SignInput {
  return {
    name: "Nobody",
    email: `nobody@${randomUUID()}.invalid`,
    postalCode: "K1A 0B1",
    country: "CA",
    updates: true,
    formKey: null,
    review: false,
    locale: "en",
    petition: {
      key: PETITION,
      status: "open",
      opens: "2000-01-01",
      closes: "9999-12-31",
      version: 1,
      canonical,
      textHash: hash.toString("hex"),
      subject: "Nobody gets this",
    },
  };
}
