import { createHash, createHmac } from "node:crypto";
import { env } from "../env.ts";
import { normalizeEmail } from "./normalize-email.ts";

/**
 * 16 bytes by which one address signs one petition once. Keyed, so that a stolen database cannot be tried against a
 * list of addresses; different for each petition, so that it does not tell who signed two.
 * 16 bytes and not 32: at 10 million rows the longer index costs insert speed and buys nothing.
 * @param email as typed
 * @throws Error when INDEX_KEY is not set
 */
export function hashEmail(petition: string, email: string): Buffer<ArrayBuffer> {
  return keyedDigest(`email-index:v1\n${petition}\n${normalizeEmail(email)}`);
}

/** 16 bytes of HMAC-SHA-256 with the index key. @throws Error when INDEX_KEY is not set */
export function keyedDigest(text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac("sha256", indexKey()).update(text).digest().subarray(0, 16));
}

/** The same bytes for an address that is never to be written to again, which belongs to no petition. */
export function hashEmailAcrossPetitions(email: string): Buffer<ArrayBuffer> {
  return hashEmail("*", email);
}

/** A whole number that names the index key without telling it: rows indexed with an earlier key are found by it. */
export function indexKeyVersion(): number {
  return createHash("sha256").update("index-key:v1\n").update(indexKey()).digest().readInt32BE(0);
}

/** The secret behind every keyed hash about an address or a token. @throws Error when INDEX_KEY is not set */
export function indexKey(): Buffer {
  const key = env().INDEX_KEY;
  if (!key)
    throw new Error("INDEX_KEY is not set: signatures cannot be told apart, so none is taken (see .env.example)");
  return Buffer.from(key, "base64");
}
