import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, startOf } from "./processes.ts";

/** Records that this process uses the server. The last process to leave stops the server; a killed process does not count. */
export function register(folder: string): void {
  const users = join(folder, "users");
  mkdirSync(users, { recursive: true });
  writeFileSync(join(users, String(process.pid)), startOf(process.pid));
}

/** Removes the record of this process. @returns whether another live process still uses the server */
export function unregister(folder: string): { othersRemain: boolean } {
  const users = join(folder, "users");
  rmSync(join(users, String(process.pid)), { force: true });
  let othersRemain = false;
  for (const name of readdirSync(users)) {
    const file = join(users, name);
    if (isAlive(Number(name), readFileSync(file, "utf8"))) othersRemain = true;
    else rmSync(file, { force: true });
  }
  return { othersRemain };
}
