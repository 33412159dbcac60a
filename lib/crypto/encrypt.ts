import sodium from "sodium-native";
import { env } from "../env.ts";
import {
  contextBytes,
  contextHash,
  fingerprint,
  fingerprintBytes,
  padBlock,
  padEnd,
  type SealContext,
  sealFormat,
} from "./seal-context.ts";

/** Whose key decrypts a value: the worker's (`mail`), or the offline key of the delivery command (`delivery`). */
export type Reader = "mail" | "delivery";

type PublicKey = { text: string; bytes: Buffer; fingerprint: Buffer };

const boxAt = 1 + fingerprintBytes;
/** By reader, because decoding and hashing a key again for each value would take longer than the encryption. */
const publicKeys = new Map<Reader, PublicKey>();

/**
 * Encrypts a text so that only `reader` can decrypt it (libsodium sealed box: ephemeral X25519 key, authenticated
 * encryption). The web process can encrypt but holds no key that decrypts.
 * @throws Error when the public key is not set; the value is never stored as plain text instead
 */
export async function encrypt(reader: Reader, text: string, context: SealContext): Promise<Buffer<ArrayBuffer>> {
  const key = publicKeyOf(reader);
  const bytes = Buffer.byteLength(text);
  const plain = Buffer.alloc(contextBytes + (Math.floor(bytes / padBlock) + 1) * padBlock);
  contextHash(context).copy(plain);
  plain.write(text, contextBytes, "utf8");
  plain[contextBytes + bytes] = padEnd;
  const sealed = Buffer.alloc(boxAt + plain.length + sodium.crypto_box_SEALBYTES);
  sealed[0] = sealFormat;
  key.fingerprint.copy(sealed, 1);
  sodium.crypto_box_seal(sealed.subarray(boxAt), plain, key.bytes);
  return sealed;
}

/** Whether a value is encrypted to the current key of `reader`, not to an earlier one. */
export function isSealedNow(reader: Reader, sealed: Uint8Array | null): boolean {
  return sealed !== null && publicKeyOf(reader).fingerprint.equals(sealed.subarray(1, boxAt));
}

function publicKeyOf(reader: Reader): PublicKey {
  const name = reader === "mail" ? "MAIL_PUBLIC_KEY" : "DELIVERY_PUBLIC_KEY";
  const text = env()[name];
  if (!text) throw new Error(`${name} is not set: signatures cannot be sealed, so none is taken (see .env.example)`);
  const known = publicKeys.get(reader);
  if (known?.text === text) return known;
  const bytes = Buffer.from(text, "base64");
  const key = { text, bytes, fingerprint: fingerprint(bytes) };
  publicKeys.set(reader, key);
  return key;
}
