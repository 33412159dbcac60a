import sodium from "sodium-native";
import {
  contextBytes,
  contextHash,
  fingerprint,
  fingerprintBytes,
  padEnd,
  type SealContext,
  sealFormat,
} from "./seal-context.ts";

type Decrypter = (sealed: Uint8Array, context: SealContext) => string;

/** The worker opens every value with one key. */
let latest: { secretKey: string; open: Decrypter } | undefined;

/**
 * Decrypts a value that `encrypt` made. Only the worker (mail key) and the delivery command (delivery key) import this.
 * @param secretKey base64, 32 bytes
 * @throws Error when the key does not match, the value was changed, or the value belongs to another context
 */
export async function decrypt(secretKey: string, sealed: Uint8Array, context: SealContext): Promise<string> {
  if (latest?.secretKey !== secretKey) latest = { secretKey, open: await createDecrypter([secretKey]) };
  return latest.open(sealed, context);
}

/**
 * The same for many values. Reads the keys once; that is a third of the work of decrypting one value.
 * @param secretKeys base64, 32 bytes each; after a key rotation, the older keys too
 * @returns a function that decrypts one value with the key it was sealed to; it throws as `decrypt` does
 */
export async function createDecrypter(secretKeys: readonly string[]): Promise<Decrypter> {
  const pairs = secretKeys.map((secretKey) => {
    const secret = Buffer.from(secretKey, "base64");
    const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
    sodium.crypto_scalarmult_base(publicKey, secret);
    return { secret, publicKey, fingerprint: fingerprint(publicKey) };
  });
  return (sealed, context) => {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== sealFormat) throw new Error("Unknown format of a sealed value");
    const keyFingerprint = bytes.subarray(1, 1 + fingerprintBytes);
    const pair = pairs.find((candidate) => keyFingerprint.equals(candidate.fingerprint));
    if (pair === undefined) throw new Error("A sealed value belongs to another key");
    const box = bytes.subarray(1 + fingerprintBytes);
    if (box.length < sodium.crypto_box_SEALBYTES) throw new Error("A sealed value is cut off");
    const plain = Buffer.alloc(box.length - sodium.crypto_box_SEALBYTES);
    if (!sodium.crypto_box_seal_open(plain, box, pair.publicKey, pair.secret))
      throw new Error("A sealed value was changed");
    if (!plain.subarray(0, contextBytes).equals(contextHash(context)))
      throw new Error("A sealed value is not in its place");
    return withoutPadding(plain.subarray(contextBytes)).toString("utf8");
  };
}

function withoutPadding(padded: Buffer): Buffer {
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== padEnd) throw new Error("A sealed value has no padding");
  return padded.subarray(0, end);
}
