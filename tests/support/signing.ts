import { createHash } from "node:crypto";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { makeKeys } from "#lib/crypto/keys.ts";
import { db } from "#lib/db/index.ts";
import type { SignInput } from "#lib/signatures/sign-input.ts";

const keys = makeKeys();

/** Gives this file's process every key of a web process and a worker. Call it before anything reads the environment. */
export function giveTestKeys(): typeof keys {
  Object.assign(process.env, keys.web, keys.worker);
  return keys;
}

/** A day within the dates of the petition of these tests. */
export const anOpenDay = new Date("2026-12-01T12:00:00Z");

const canonical = "version 1\n\nen\n\nLet them stay\n\nfr\n\nQu'ils restent";

/** The validated form of one numbered supporter, with an open petition. */
export function aSigning(number: number, changes: Partial<SignInput> = {}): SignInput {
  return {
    name: `Supporter ${number}`,
    email: `supporter-${number}@example.org`,
    postalCode: "K1A 0B1",
    country: "CA",
    updates: false,
    formKey: null,
    review: false,
    locale: "en",
    petition: aPetition(),
    ...changes,
  };
}

export function aPetition(changes: Partial<SignInput["petition"]> = {}): SignInput["petition"] {
  return {
    key: "right-to-stay",
    status: "open",
    opens: "2026-11-23",
    closes: "2027-05-31",
    version: 1,
    canonical,
    textHash: createHash("sha256").update(canonical).digest("hex"),
    subject: "Please confirm your email address",
    ...changes,
  };
}

/**
 * The token, which only the mail contains, decrypted as the worker does: of the only signature, or of the one with this
 * id.
 */
export async function tokenOf(id?: string): Promise<string> {
  const row = await db().signature.findFirstOrThrow({ where: id ? { id } : {}, orderBy: { id: "desc" } });
  if (!row.tokenSealed) throw new Error("No token is left in the row");
  return decrypt(keys.worker.MAIL_SECRET_KEY, row.tokenSealed, { petition: row.petition, id: row.id, field: "token" });
}

/** How many mail jobs were queued. */
export async function countMailJobs(): Promise<number> {
  const [row] = await db().$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM jobs.job WHERE name = 'mail'`;
  return row?.count ?? 0;
}
