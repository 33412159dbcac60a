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
 * Opens what `seal` closed. Only the worker (mail key) and the delivery command (delivery key) import this.
 * @param secretKey base64, 32 bytes
 * @throws Error when the key is another one, or the value was changed or belongs to another place
 */
export async function decrypt(secretKey: string, sealed: Uint8Array, place: SealContext): Promise<string> {
  return (await createDecrypter([secretKey]))(sealed, place);
}

/**
 * The same for many values: reads the keys once, which is a third of the work of opening one.
 * @param secretKeys base64, 32 bytes each; after a rotation, the older ones too
 * @returns opens one value with the key it was sealed to, and throws as `open` does
 */
export async function createDecrypter(
  secretKeys: readonly string[],
): Promise<(sealed: Uint8Array, place: SealContext) => string> {
  await sodium.ready;
  const pairs = secretKeys.map((secretKey) => {
    const secret = Buffer.from(secretKey, "base64");
    const publicKey = sodium.crypto_scalarmult_base(secret);
    return { secret, publicKey, mark: fingerprint(publicKey) };
  });
  return (sealed, place) => {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== sealFormat) throw new Error("Unknown format of a sealed value");
    const mark = bytes.subarray(1, 1 + fingerprintBytes);
    const pair = pairs.find((one) => mark.equals(one.mark));
    if (pair === undefined) throw new Error("A sealed value belongs to another key");
    const box = bytes.subarray(1 + fingerprintBytes);
    const plain = Buffer.from(sodium.crypto_box_seal_open(box, pair.publicKey, pair.secret));
    if (!plain.subarray(0, contextBytes).equals(contextHash(place)))
      throw new Error("A sealed value is not in its place");
    return Buffer.from(sodium.unpad(plain.subarray(contextBytes), padBlock)).toString("utf8");
  };
}
