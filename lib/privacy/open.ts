import sodium from "libsodium-wrappers";
import { fingerprint, fingerprintBytes, type Place, padBlock, placeBytes, placeHash, sealFormat } from "./place.ts";

/**
 * Opens what `seal` closed. Only the worker (mail key) and the delivery command (delivery key) import this.
 * @param secretKey base64, 32 bytes
 * @throws Error when the key is another one, or the value was changed or belongs to another place
 */
export async function open(secretKey: string, sealed: Uint8Array, place: Place): Promise<string> {
  await sodium.ready;
  const secret = Buffer.from(secretKey, "base64");
  const publicKey = sodium.crypto_scalarmult_base(secret);
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== sealFormat) throw new Error("Unknown format of a sealed value");
  if (!bytes.subarray(1, 1 + fingerprintBytes).equals(fingerprint(publicKey))) {
    throw new Error("A sealed value belongs to another key");
  }
  const plain = Buffer.from(sodium.crypto_box_seal_open(bytes.subarray(1 + fingerprintBytes), publicKey, secret));
  if (!plain.subarray(0, placeBytes).equals(placeHash(place))) throw new Error("A sealed value is not in its place");
  return Buffer.from(sodium.unpad(plain.subarray(placeBytes), padBlock)).toString("utf8");
}
