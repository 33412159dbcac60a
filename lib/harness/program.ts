import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

// Where Debian keeps servers, often missing from a person's PATH.
const ALSO = ["/usr/sbin", "/usr/local/sbin"];

/** Where a program of the system is; null when it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...ALSO];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not for us
  }
}
