import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { explainFileError, SetupError, systemCodeOf } from "../operator-error.ts";

/**
 * Creates DATA_DIR if it is missing, and checks that it is writable.
 * Other accounts may enter it but not list it: under root, PostgreSQL runs as another user and must reach its own folder.
 * @throws SetupError when the disk is full, the folder is read-only, or the path is not a folder
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

/** Creates one level at a time: Node's recursive mkdir never returns in folders like /proc, where nothing can be created. */
function makeFolder(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there !== undefined) {
    throw new SetupError(`${path} is not a folder.\nMove it away, or set DATA_DIR to another folder.`);
  }
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
    chmodSync(path, 0o711);
  } catch (error) {
    if (systemCodeOf(error) !== "EEXIST") throw error; // a concurrent start created it first
  }
}
