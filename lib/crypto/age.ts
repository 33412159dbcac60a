import { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";
import { SetupError } from "../operator-error.ts";

/** Bytes as they come, from a file, a database or an encryption. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * Encrypts to age recipients while reading, 64 KiB at a time; each of them alone can decrypt.
 * @throws Error when there is no recipient, or one is not an age recipient (`age1…`)
 */
export async function encryptFor(recipients: readonly string[], source: Bytes): Promise<Bytes> {
  return ofWeb(await encrypterFor(recipients).encrypt(toWeb(source)));
}

/**
 * Decrypts while reading. What came out so far is authentic even when a later part is not; then the reading throws.
 * @param identity `AGE-SECRET-KEY-…`
 * @throws Error when the identity is not the recipient's
 */
export async function decryptWith(identity: string, source: Bytes): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return ofWeb(await decrypter.decrypt(toWeb(source)));
}

/** Refuses what is not an age recipient, in words for the person who typed it after `--to`. @throws SetupError */
export function checkRecipients(recipients: readonly string[]): void {
  if (recipients.length === 0) throw new SetupError("Say to whom it is encrypted: --to age1… (may be repeated).");
  const wrong = recipients.find((recipient) => !isRecipient(recipient));
  if (wrong === undefined) return;
  throw new SetupError(
    wrong.toUpperCase().startsWith("AGE-SECRET-KEY")
      ? "The text after --to is a secret key. It now stands in this terminal's history: its owner must make a new pair, and give you the public half (age1…)."
      : `"${wrong}" is not an age recipient. It should look like age1…, as age-keygen prints it.`,
  );
}

function isRecipient(text: string): boolean {
  try {
    encrypterFor([text]);
    return true;
  } catch {
    return false; // the library says why, in words about its encoding that help nobody
  }
}

function encrypterFor(recipients: readonly string[]): Encrypter {
  if (recipients.length === 0) throw new Error("Nothing is encrypted without a recipient");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter;
}

// The library's streams are the browser's, and Node's are the same with other type names.
type WebStream = Parameters<Encrypter["encrypt"]>[0] & object & { getReader: unknown };

function toWeb(source: Bytes): WebStream {
  return ReadableStream.from(source) as unknown as WebStream;
}

function ofWeb(stream: object): Bytes {
  return stream as unknown as Bytes;
}
