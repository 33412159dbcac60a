import { createHmac } from "node:crypto";
import { indexKey } from "../crypto/index-key.ts";
import { normalizeEmail } from "../crypto/normalize-email.ts";

/** What a proof is good for. `email` as typed: other spellings of one address are the same. */
export type Signing = { petition: string; email: string };

/** Names a signing without telling it, so that one proof is worth one signature, and a retry of the same form stays welcome. */
export function nameOf({ petition, email }: Signing): string {
  const name = createHmac("sha256", secret("proof-signing")).update(`${petition}\n${normalizeEmail(email)}`);
  return name.digest().subarray(0, 16).toString("base64url");
}

/** A key for one use, so that what leaves with a challenge says nothing about the other uses of INDEX_KEY. */
export function secret(use: string): string {
  return createHmac("sha256", indexKey()).update(`${use}:v1`).digest("hex");
}
