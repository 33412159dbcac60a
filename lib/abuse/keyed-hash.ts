import { createHmac } from "node:crypto";
import { indexKey } from "../crypto/index-key.ts";

/**
 * 16 bytes that stand for a text, by HMAC with INDEX_KEY: a stolen database cannot be tried against a list of texts.
 * @param use keeps hashes of one text for two purposes apart
 * @throws Error when INDEX_KEY is not set
 */
export function keyedHash(use: string, text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac("sha256", indexKey()).update(`${use}:v1\n${text}`).digest().subarray(0, 16));
}
