import { createHmac } from "node:crypto";
import { indexKey } from "../crypto/index-key.ts";
import { normalizeEmail } from "../crypto/normalize-email.ts";

/** What a proof is made for. `email` as typed: all spellings of one address are the same signing. */
export type Signing = { petition: string; email: string };

/** A keyed hash of a signing. It makes one proof valid for one signature, and for a retry of the same form. */
export function signingId({ petition, email }: Signing): string {
  const hmac = createHmac("sha256", secret("proof-signing")).update(`${petition}\n${normalizeEmail(email)}`);
  return hmac.digest().subarray(0, 16).toString("base64url");
}

/** Derives a key for one use, so that a challenge reveals nothing about the other uses of INDEX_KEY. */
export function secret(use: string): string {
  return createHmac("sha256", indexKey()).update(`${use}:v1`).digest("hex");
}
