import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf, SetupError } from "../setup-error.ts";
import { isAlive, startOf } from "./processes.ts";

const LOCK_WAIT_MS = 120_000;

/** Notes that this process uses the server, so that whoever leaves last stops it, and one killed without a word is not waited for. */
export function register(folder: string): void {
  const users = join(folder, "users");
  mkdirSync(users, { recursive: true });
  writeFileSync(join(users, String(process.pid)), startOf(process.pid));
}

/** Forgets this process; whether another live process still uses the server. */
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

/** Runs one step of starting or stopping while no other process does the same; the lock of a dead process counts for nothing. */
export async function alone<T>(folder: string, step: () => Promise<T>): Promise<T> {
  const lock = join(folder, "lock");
  const deadline = Date.now() + LOCK_WAIT_MS;
  while (!take(lock)) {
    if (Date.now() > deadline)
      throw new SetupError(
        `Another start or stop of the same PostgreSQL has not ended for two minutes.\nIf none is running, remove ${lock}.`,
      );
    await wait(50);
  }
  try {
    return await step();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid} ${startOf(process.pid)}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    if (isStale(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isStale(lock: string): boolean {
  try {
    const [pid, start] = readFileSync(lock, "utf8").split(" ");
    // An empty file is one that its owner, or a full disk, has not filled: a live owner fills it at once.
    return pid === undefined || pid === "" ? true : !isAlive(Number(pid), start);
  } catch {
    return false; // it was released while we looked
  }
}
