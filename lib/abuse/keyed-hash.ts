import { createHmac } from "node:crypto";
import { indexKey } from "../crypto/index-key.ts";

/**
 * An HMAC of a text with INDEX_KEY, 16 bytes. Without the key a stolen database cannot be tested against a list of texts.
 * @param use separates the hashes of different purposes
 * @throws Error when INDEX_KEY is not set
 */
export function keyedHash(use: string, text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac("sha256", indexKey()).update(`${use}:v1\n${text}`).digest().subarray(0, 16));
}
