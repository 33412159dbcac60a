import { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { SetupError } from "../operator-error.ts";

/** A stream of bytes: from a file, a database or an encryption. */
export type Bytes = AsyncIterable<Uint8Array>;

/** A new key pair: what is encrypted to the recipient, the identity decrypts. */
export async function makeIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/**
 * Encrypts a stream to age recipients, 64 KiB at a time. Each recipient can decrypt it alone.
 * @throws Error when there is no recipient, or one is not an age recipient (`age1…`)
 */
export async function encryptFor(recipients: readonly string[], source: Bytes): Promise<Bytes> {
  return ofWeb(await encrypterFor(recipients).encrypt(toWeb(source)));
}

/**
 * Decrypts a stream. Every chunk is authenticated before it is returned; reading throws at the first chunk that is not.
 * @param identity `AGE-SECRET-KEY-…`
 * @throws Error when the identity matches no recipient
 */
export async function decryptWith(identity: string, source: Bytes): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return ofWeb(await decrypter.decrypt(toWeb(source)));
}

/** Checks the values of `--to`. @throws SetupError with a message for the person who typed a wrong one */
export function checkRecipients(recipients: readonly string[]): void {
  if (recipients.length === 0) throw new SetupError("Say to whom it is encrypted: --to age1… (may be repeated).");
  const wrong = recipients.find((recipient) => !isRecipient(recipient));
  if (wrong === undefined) return;
  throw new SetupError(
    wrong.toUpperCase().startsWith("AGE-SECRET-KEY")
      ? "The text after --to is a secret key. It is now saved in the history of this terminal. Its owner must make a new key pair and give you the public key (age1…)."
      : `"${wrong}" is not an age recipient. It should look like age1…, as age-keygen prints it.`,
  );
}

function isRecipient(text: string): boolean {
  try {
    encrypterFor([text]);
    return true;
  } catch {
    return false; // the library's message is about bech32 and does not help the operator
  }
}

function encrypterFor(recipients: readonly string[]): Encrypter {
  if (recipients.length === 0) throw new Error("Encryption needs at least one recipient");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter;
}

// The library's types name the browser's streams; Node's streams are compatible but have other type names.
type WebStream = Parameters<Encrypter["encrypt"]>[0] & object & { getReader: unknown };

function toWeb(source: Bytes): WebStream {
  return ReadableStream.from(source) as unknown as WebStream;
}

function ofWeb(stream: object): Bytes {
  return stream as unknown as Bytes;
}
