import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SetupError, systemCodeOf } from "../../operator-error.ts";
import { isAlive, startOf } from "./processes.ts";

const LOCK_WAIT_MS = 120_000;
const PAUSE_MS = 20;

/** Runs one step of a start or stop under a lock between processes. The lock of a dead process is ignored. */
export async function alone<T>(folder: string, step: () => Promise<T>): Promise<T> {
  const lock = join(folder, "lock");
  const deadline = Date.now() + LOCK_WAIT_MS;
  while (!take(lock)) {
    if (Date.now() > deadline)
      throw new SetupError(
        `Another start or stop of the same PostgreSQL has not ended for two minutes.\nIf none is running, remove ${lock}.`,
      );
    await wait(PAUSE_MS * (0.5 + Math.random()));
  }
  try {
    return await step();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Takes a lock file; false when a live process has it. A lock file is created with its content, in one step. To replace the
 * lock of a dead owner, a process first takes a second lock, named after that owner. So no process removes a live lock.
 */
function take(lock: string): boolean {
  const draft = `${lock}.draft-${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startOf(process.pid)}`);
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (systemCodeOf(error) !== "EEXIST") throw error;
    const owner = ownerOf(lock);
    return owner !== null && !owner.alive && inherit(lock, owner.name);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Replaces the lock of a dead owner. Only the holder of the second lock does so, so the owner cannot change after the check. */
function inherit(lock: string, dead: string): boolean {
  const right = `${lock}.of-${dead}`;
  if (!take(right)) return false;
  try {
    if (ownerOf(lock)?.name !== dead) return false; // another process was first
    const draft = `${right}.draft-${process.pid}`;
    writeFileSync(draft, `${process.pid} ${startOf(process.pid)}`);
    renameSync(draft, lock);
    return true;
  } finally {
    rmSync(right, { force: true });
  }
}

/** The owner of a lock; null without a lock. A full disk can leave an empty lock file, which has no live owner. */
function ownerOf(lock: string): { name: string; alive: boolean } | null {
  try {
    const text = readFileSync(lock, "utf8");
    const [pid = "", start] = text.split(" ");
    return { name: text.replaceAll(/\D+/g, "-"), alive: pid !== "" && isAlive(Number(pid), start) };
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return null;
    throw error;
  }
}
