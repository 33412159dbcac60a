import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

/** DER of an Ed25519 public key, before its 32 bytes (RFC 8410). */
const DER_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const PUBLIC_BYTES = 32;

/** A new Ed25519 key pair of one approver: the secret key as PEM, the public key as 32 bytes in base64. */
export function makeApprovalKey(): { secretKey: string; publicKey: string } {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    secretKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKeyOf(privateKey),
  };
}

/**
 * Signs a text.
 * @param secretKey PEM, as `makeApprovalKey` makes it
 * @returns the public key, and 64 bytes of signature in base64url
 * @throws Error when it is not an Ed25519 key
 */
export function signApproval(secretKey: string, text: string): { publicKey: string; signature: string } {
  const key = createPrivateKey(secretKey);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 key");
  return { publicKey: publicKeyOf(key), signature: sign(null, Buffer.from(text), key).toString("base64url") };
}

/** Whether the owner of a public key (base64) signed exactly this text. */
export function isApproval(publicKey: string, text: string, signature: string): boolean {
  const raw = Buffer.from(publicKey, "base64");
  if (raw.length !== PUBLIC_BYTES) return false;
  const key = createPublicKey({ key: Buffer.concat([DER_PREFIX, raw]), format: "der", type: "spki" });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
}

function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: "spki", format: "der" }).subarray(DER_PREFIX.length).toString("base64");
}
