import { createHash, randomBytes } from "node:crypto";

const tagBytes = 4;
const secretBytes = 32;
/** 36 bytes make exactly 48 characters without padding, so each token has one spelling only. */
const shape = /^[A-Za-z0-9_-]{48}$/;

/** A supporter's key to the own page: 256 random bits after a tag that says, to us only, which petition. */
export function makeToken(petition: string): string {
  return Buffer.concat([petitionTag(petition), randomBytes(secretBytes)]).toString("base64url");
}

/**
 * The token that stops updates and can do nothing else: it stands in the headers of every update, where mail programs
 * press by themselves. Made from the supporter's token; the way back does not exist.
 */
export function stopTokenOf(token: string): string {
  const secret = createHash("sha256").update(`stop-token:v1\n${token}`).digest();
  return Buffer.concat([Buffer.from(token, "base64url").subarray(0, tagBytes), secret]).toString("base64url");
}

/**
 * What the database keeps of a token: SHA-256, 32 bytes. 256 random bits need no slow hash. It is the hash of the stop
 * token, so that one column recognises both, and neither can be used in the place of the other.
 */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return hashStopToken(stopTokenOf(token));
}

/** The same hash, from the stop token. */
export function hashStopToken(stopToken: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(`token:v1\n${stopToken}`).digest());
}

/** The tag inside a token, or null when the text cannot be a token. Decides nothing: only the hash in the database does. */
export function tagOfToken(token: string): Buffer | null {
  return shape.test(token) ? Buffer.from(token, "base64url").subarray(0, tagBytes) : null;
}

/** Four bytes that stand for a petition; a hash, because an address in a browser's history should name no cause. */
export function petitionTag(petition: string): Buffer {
  return createHash("sha256").update(`petition-tag:v1\n${petition}`).digest().subarray(0, tagBytes);
}
