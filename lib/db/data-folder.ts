import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { codeOf, explainFileError, SetupError } from "../operator-error.ts";

/**
 * Makes DATA_DIR if it is missing, and proves that it can be written.
 * Others may pass through it but not list it: as root, Postgres runs as another user, who has to reach its own folder.
 * @throws SetupError when the disk is full, the folder is read-only or not a folder
 */
export function makeDataFolder(folder: string): void {
  const path = resolve(folder);
  const probe = join(path, `.probe-${process.pid}`);
  try {
    makeFolder(path);
    writeFileSync(probe, "x");
    rmSync(probe);
  } catch (error) {
    throw explainFileError(error, path);
  }
}

/** Level by level: Node's own recursive mkdir does not return from folders like /proc, where nothing can be made. */
function makeFolder(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there !== undefined) {
    throw new SetupError(`${path} is not a folder.\nMove it away, or set DATA_DIR to another place.`);
  }
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
    chmodSync(path, 0o711);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error; // another start at the same moment was first
  }
}
