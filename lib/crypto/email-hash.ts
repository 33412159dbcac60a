import { createHash, createHmac, type KeyObject } from "node:crypto";
import { indexKey } from "./index-key.ts";
import { normalizeEmail } from "./normalize-email.ts";

let version: { of: KeyObject; number: number } | undefined;

/**
 * A keyed hash of an address for one petition, 16 bytes. It makes sure that one address signs a petition once.
 * The key protects a stolen database against a test with a list of addresses. The hash differs for each petition, so it
 * does not show that one person signed two petitions.
 * 16 bytes and not 32: at 10 million rows a longer index slows inserts and adds no protection.
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

/** A keyed hash of an address for no petition in particular. The list of suppressed addresses uses it. */
export function hashEmailAcrossPetitions(email: string): Buffer<ArrayBuffer> {
  return hashEmail("*", email);
}

/** A number that identifies the index key without revealing it. It finds the rows that were hashed with an earlier key. */
export function indexKeyVersion(): number {
  const key = indexKey();
  if (version?.of !== key) {
    const digest = createHash("sha256").update("index-key:v1\n").update(key.export()).digest();
    version = { of: key, number: digest.readInt32BE(0) };
  }
  return version.number;
}
