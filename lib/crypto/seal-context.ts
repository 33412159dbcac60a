import { createHash } from "node:crypto";

/** Where a sealed value belongs. It is bound inside the seal: a value moved to another row or column does not open. */
export type SealContext = { petition: string; id: string; field: "name" | "email" | "postal" | "token" };

/** First byte of every sealed value, so that a later format can be told apart. */
export const sealFormat = 1;

/** Sealed texts are padded to a multiple of this many bytes: the length of a name says too much about it. */
export const padBlock = 32;

export const contextBytes = 16;
export const fingerprintBytes = 4;

/** 16 bytes that stand for a place; `\n` cannot occur in a key, an id or a field name. */
export function contextHash({ petition, id, field }: SealContext): Buffer {
  return createHash("sha256").update(`seal:v1\n${petition}\n${id}\n${field}`).digest().subarray(0, contextBytes);
}

/** Four bytes that name a key without telling it: after a rotation they say which key opens a value. */
export function fingerprint(publicKey: Uint8Array): Buffer {
  return createHash("sha256").update("key:v1\n").update(publicKey).digest().subarray(0, fingerprintBytes);
}
