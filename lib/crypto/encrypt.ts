import sodium from "libsodium-wrappers";
import { env } from "../env.ts";
import { contextHash, fingerprint, fingerprintBytes, padBlock, type SealContext, sealFormat } from "./seal-context.ts";

/** Whose key decrypts a value: the worker's (`mail`), or the offline key of the delivery command (`delivery`). */
export type Reader = "mail" | "delivery";

/**
 * Encrypts a text so that only `reader` can decrypt it (libsodium sealed box: ephemeral X25519 key, authenticated
 * encryption). The web process can encrypt but holds no key that decrypts.
 * @throws Error when the public key is not set; the value is never stored as plain text instead
 */
export async function encrypt(reader: Reader, text: string, context: SealContext): Promise<Buffer<ArrayBuffer>> {
  await sodium.ready;
  const publicKey = publicKeyOf(reader);
  const plain = Buffer.concat([contextHash(context), sodium.pad(Buffer.from(text, "utf8"), padBlock)]);
  return Buffer.concat([Buffer.of(sealFormat), fingerprint(publicKey), sodium.crypto_box_seal(plain, publicKey)]);
}

/** Whether a value is encrypted to the current key of `reader`, not to an earlier one. */
export function isSealedNow(reader: Reader, sealed: Uint8Array | null): boolean {
  return sealed !== null && fingerprint(publicKeyOf(reader)).equals(sealed.subarray(1, 1 + fingerprintBytes));
}

function publicKeyOf(reader: Reader): Buffer {
  const name = reader === "mail" ? "MAIL_PUBLIC_KEY" : "DELIVERY_PUBLIC_KEY";
  const key = env()[name];
  if (!key) throw new Error(`${name} is not set: signatures cannot be sealed, so none is taken (see .env.example)`);
  return Buffer.from(key, "base64");
}
