import { createHash } from "node:crypto";

/** The row and column of an encrypted value. It is bound to the ciphertext: a value copied to another row or column does not decrypt. */
export type SealContext = { petition: string; id: string; field: "name" | "email" | "postal" | "token" };

/** First byte of every encrypted value: the version of its format. */
export const sealFormat = 1;

/** Texts are padded to a multiple of this many bytes, because the length of a name can identify it. */
export const padBlock = 32;

/** The byte that follows the text; zeros fill the rest of the block (ISO/IEC 7816-4, as libsodium pads). */
export const padEnd = 0x80;

export const contextBytes = 16;
export const fingerprintBytes = 4;

/** A hash of the context, 16 bytes. `\n` is a safe separator: no petition key, id or field name contains it. */
export function contextHash({ petition, id, field }: SealContext): Buffer {
  return createHash("sha256").update(`seal:v1\n${petition}\n${id}\n${field}`).digest().subarray(0, contextBytes);
}

/** The fingerprint of a public key, four bytes. After a key rotation it shows which key decrypts a value. */
export function fingerprint(publicKey: Uint8Array): Buffer {
  return createHash("sha256").update("key:v1\n").update(publicKey).digest().subarray(0, fingerprintBytes);
}
