import { createHash, randomUUID } from "node:crypto";
import { countAll } from "../abuse/count.ts";
import { makeToken } from "../crypto/token.ts";
import { db, rehearse } from "../db/index.ts";
import { confirmAt } from "./confirm.ts";
import { sign } from "./sign.ts";
import type { SignInput } from "./sign-input.ts";
import { signTogether } from "./sign-together.ts";
import { pressTogether } from "./together.ts";
import { takeBack } from "./withdraw.ts";

const PETITION = "readiness";
const ANOTHER = "readiness-another";
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
    await db().petitionVersion.createMany({
      data: [PETITION, ANOTHER].map((petition) => ({ petition, hash, version: 1, text: canonical })),
    });
    await sign(aForm(), new Date());
    const where = { petition: PETITION };
    const { tokenHash } = await db().signature.findFirstOrThrow({ where, select: { tokenHash: true } });
    const key = { petition: PETITION, tokenHash: Buffer.from(tokenHash) };
    const confirmed = await confirmAt(key, true);
    const withdrawn = await takeBack(db(), key);
    if (!confirmed.ok || !confirmed.first || !withdrawn?.did) throw new Error("A press changes nothing");
    await signTogether(aForm(), [aPetition(ANOTHER)], new Date());
    // Only the mail has the tokens of what was signed: this press finds nothing, by the statement that others use.
    const nothing = { petition: PETITION, token: makeToken(PETITION), status: "pending", severalForms: false } as const;
    await pressTogether([{ ...nothing, locale: "en", textVersion: 1, updatesWanted: true }], [PETITION], {
      updates: true,
    });
  });
}

function aPetition(key: string): SignInput["petition"] {
  return {
    key,
    status: "open",
    opens: "2000-01-01",
    closes: "9999-12-31",
    version: 1,
    canonical,
    textHash: hash.toString("hex"),
    subject: "Nobody gets this",
  };
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
    petition: aPetition(PETITION),
  };
}
