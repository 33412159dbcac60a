import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { environment } from "../env.ts";

// Where Debian installs servers; a user's PATH often lacks it.
const ALSO = ["/usr/sbin", "/usr/local/sbin"];

/** The path of a program of the system; null when it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(environment().PATH ?? "").split(delimiter), ...ALSO];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // it does not exist, or this account may not run it
  }
}
