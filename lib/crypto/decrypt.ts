import sodium from "libsodium-wrappers";
import {
  contextBytes,
  contextHash,
  fingerprint,
  fingerprintBytes,
  padBlock,
  type SealContext,
  sealFormat,
} from "./seal-context.ts";

/**
 * Decrypts a value that `encrypt` made. Only the worker (mail key) and the delivery command (delivery key) import this.
 * @param secretKey base64, 32 bytes
 * @throws Error when the key does not match, the value was changed, or the value belongs to another context
 */
export async function decrypt(secretKey: string, sealed: Uint8Array, context: SealContext): Promise<string> {
  return (await createDecrypter([secretKey]))(sealed, context);
}

/**
 * The same for many values. Reads the keys once; that is a third of the work of decrypting one value.
 * @param secretKeys base64, 32 bytes each; after a key rotation, the older keys too
 * @returns a function that decrypts one value with the key it was sealed to; it throws as `decrypt` does
 */
export async function createDecrypter(
  secretKeys: readonly string[],
): Promise<(sealed: Uint8Array, context: SealContext) => string> {
  await sodium.ready;
  const pairs = secretKeys.map((secretKey) => {
    const secret = Buffer.from(secretKey, "base64");
    const publicKey = sodium.crypto_scalarmult_base(secret);
    return { secret, publicKey, fingerprint: fingerprint(publicKey) };
  });
  return (sealed, context) => {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== sealFormat) throw new Error("Unknown format of a sealed value");
    const keyFingerprint = bytes.subarray(1, 1 + fingerprintBytes);
    const pair = pairs.find((candidate) => keyFingerprint.equals(candidate.fingerprint));
    if (pair === undefined) throw new Error("A sealed value belongs to another key");
    const box = bytes.subarray(1 + fingerprintBytes);
    const plain = Buffer.from(sodium.crypto_box_seal_open(box, pair.publicKey, pair.secret));
    if (!plain.subarray(0, contextBytes).equals(contextHash(context)))
      throw new Error("A sealed value is not in its place");
    return Buffer.from(sodium.unpad(plain.subarray(contextBytes), padBlock)).toString("utf8");
  };
}
