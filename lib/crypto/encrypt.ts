import sodium from "libsodium-wrappers";
import { env } from "../env.ts";
import { contextHash, fingerprint, fingerprintBytes, padBlock, type SealContext, sealFormat } from "./seal-context.ts";

/** Who may open a sealed value: the worker that sends mail, or whoever holds the offline delivery key. */
export type Reader = "mail" | "delivery";

/**
 * Seals a text (libsodium sealed box: fresh X25519 key, then authenticated encryption) so that only `reader` opens it.
 * The web process can call this and nothing that undoes it.
 * @throws Error when the public key is not set; a value is never stored in the clear instead
 */
export async function encrypt(reader: Reader, text: string, place: SealContext): Promise<Buffer<ArrayBuffer>> {
  await sodium.ready;
  const publicKey = publicKeyOf(reader);
  const plain = Buffer.concat([contextHash(place), sodium.pad(Buffer.from(text, "utf8"), padBlock)]);
  return Buffer.concat([Buffer.of(sealFormat), fingerprint(publicKey), sodium.crypto_box_seal(plain, publicKey)]);
}

/** Whether a sealed value is for the key that `seal` uses now, and not for one before it. */
export function isSealedNow(reader: Reader, sealed: Uint8Array | null): boolean {
  return sealed !== null && fingerprint(publicKeyOf(reader)).equals(sealed.subarray(1, 1 + fingerprintBytes));
}

function publicKeyOf(reader: Reader): Buffer {
  const name = reader === "mail" ? "MAIL_PUBLIC_KEY" : "DELIVERY_PUBLIC_KEY";
  const key = env()[name];
  if (!key) throw new Error(`${name} is not set: signatures cannot be sealed, so none is taken (see .env.example)`);
  return Buffer.from(key, "base64");
}
