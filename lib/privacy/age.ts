import { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";

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

/** The first text that is not an age recipient; undefined when all are. */
export function findWrongRecipient(recipients: readonly string[]): string | undefined {
  return recipients.find((recipient) => {
    try {
      encrypterFor([recipient]);
      return false;
    } catch {
      return true; // the library says why, in words about its encoding that help nobody
    }
  });
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
