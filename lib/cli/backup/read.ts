import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { decryptWith } from "../../crypto/age.ts";
import { SetupError, systemCodeOf } from "../../operator-error.ts";

/**
 * The lines of a backup, decrypted while reading.
 * @param identity `AGE-SECRET-KEY-…`
 * @throws SetupError when the file cannot be read or the identity does not match; Error when it was truncated or changed
 */
export async function* readBackup(file: string, identity: string): AsyncGenerator<string> {
  const decrypted = await decryptWith(identity, createReadStream(file)).catch((cause: unknown) => {
    const code = systemCodeOf(cause);
    if (code !== "") throw new SetupError(`${file} cannot be read (${code}).`, { cause });
    throw new SetupError(
      `${file} cannot be decrypted with this identity. Does the identity belong to a recipient of this backup?`,
      { cause },
    );
  });
  const bytes = pipeline(Readable.from(decrypted), createGunzip(), () => undefined);
  let rest = "";
  for await (const text of bytes.setEncoding("utf8")) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
