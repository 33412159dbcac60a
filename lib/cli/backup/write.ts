import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { encryptFor } from "../../crypto/age.ts";
import { type DumpProgress, dump } from "./dump.ts";
import { ASKED_FOR } from "./tables.ts";

/** Backups are deleted after this many days: from then on none of them holds an erased person. */
const KEPT_DAYS = 35;

const DAY_MS = 86_400_000;
const ending = ".jsonl.gz.age";

export type BackupOrder = {
  url: string;
  recipients: readonly string[];
  folder: string;
  /**
   * Only what people have asked for since: erasures, and requests for no more mail. Kept separately, and newer than the
   * full backup.
   */
  erasuresOnly?: boolean;
  onProgress?: DumpProgress;
};

/**
 * Writes a backup that only the recipients can decrypt, completely or not at all, and deletes backups in the same
 * folder that are more than 35 days old.
 * @returns the file, and the names of the deleted ones
 */
export async function backUp({
  url,
  recipients,
  folder,
  erasuresOnly = false,
  onProgress = () => undefined,
}: BackupOrder) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().replaceAll(":", "-").slice(0, 23);
  const file = join(folder, `${erasuresOnly ? "erasures" : "backup"}-${time}${ending}`);
  const lines = dump(url, onProgress, erasuresOnly ? ASKED_FOR : undefined);
  // With pipeline, an error of the database also ends the zipped stream; the callback has nothing to add.
  const zipped = pipeline(Readable.from(joined(lines)), createGzip(), () => undefined);
  try {
    await writeDurably(`${file}.partial`, await encryptFor(recipients, zipped));
    await rename(`${file}.partial`, file);
  } catch (error) {
    await rm(`${file}.partial`, { force: true });
    throw error;
  }
  return { file, removed: await removeOld(folder) };
}

/** Groups lines into larger chunks, since each chunk costs one turn of the stream. */
async function* joined(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = "";
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

async function writeDurably(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of bytes) await handle.write(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Also what a backup left that was killed before its end: it holds people as well. */
async function removeOld(folder: string): Promise<string[]> {
  const removed: string[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.replace(/\.partial$/, "").endsWith(ending))) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => null); // another backup at the same time may have removed it
    if (file === null || Date.now() - file.mtimeMs < KEPT_DAYS * DAY_MS) continue;
    await rm(path, { force: true });
    removed.push(name);
  }
  return removed;
}
