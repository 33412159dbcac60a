import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** Writes a new file that only its owner may read. Returns after fsync: a power failure must not leave an empty key. */
export function writeDurably(path: string, text: string): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
