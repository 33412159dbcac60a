import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Bytes, encryptFor } from "../../crypto/age.ts";

/** A file of the pack as the recipient has it after decryption. */
export type PackedFile = { name: string; bytes: number; sha256: string };

/** A folder of files encrypted to the recipients; only ciphertext is written to the disk. */
export type Pack = {
  /** Encrypts while writing `<name>.age`. */
  seal(name: string, source: Bytes): Promise<PackedFile>;
  /** Writes a file that needs no encryption: how to open the pack. */
  writePlain(name: string, text: string): Promise<void>;
  /**
   * Gives the folder its final name; until then it ends in `.partial`, so that no one mistakes an incomplete pack for a
   * complete one.
   */
  finish(): Promise<string>;
  /** Removes the whole folder. */
  abandon(): Promise<void>;
};

/**
 * Creates a pack in a folder that only this account may enter.
 * @param folder its name when finished; a number is added when that name is taken
 */
export async function beginPack(folder: string, recipients: readonly string[]): Promise<Pack> {
  const final = freeName(folder);
  const draft = `${final}.partial`;
  await mkdir(dirname(final), { recursive: true, mode: 0o700 });
  await rm(draft, { recursive: true, force: true }); // left over from a delivery that was killed
  await mkdir(draft, { mode: 0o700 });
  await chmod(draft, 0o700);
  const sums: string[] = [];
  return {
    seal: async (name, source) => {
      const plain = measured(source);
      const sealed = measured(await encryptFor(recipients, plain.bytes()));
      await writeNew(join(draft, `${name}.age`), sealed.bytes());
      sums.push(`${sealed.sha256()}  ${name}.age\n`);
      return { name, bytes: plain.size(), sha256: plain.sha256() };
    },
    writePlain: (name, text) => writeNew(join(draft, name), [Buffer.from(text)]),
    finish: async () => {
      await writeNew(join(draft, "SHA256SUMS"), [Buffer.from(sums.join(""))]);
      await rename(draft, final);
      return final;
    },
    abandon: () => rm(draft, { recursive: true, force: true }),
  };
}

function freeName(folder: string): string {
  let name = folder;
  for (let number = 2; existsSync(name); number += 1) name = join(dirname(folder), `${basename(folder)}-${number}`);
  return name;
}

/** Counts and hashes bytes as they pass. */
function measured(source: Bytes) {
  const hash = createHash("sha256");
  let size = 0;
  async function* bytes() {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  return { bytes, size: () => size, sha256: () => hash.digest("hex") };
}

async function writeNew(path: string, source: Bytes | Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of source) await file.write(chunk);
    await file.sync(); // after a power cut the folder must not have its new name without its contents
  } finally {
    await file.close();
  }
}
