import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { serves } from "../db/embedded/processes.ts";

const run = promisify(execFile);
const LOOKED_FOR_EVERY_MS = 50;

export const victims = ["database", "web process", "worker"] as const;
export type Victim = (typeof victims)[number];

/** The processes that `npm start` starts. */
export const PROGRAMS = { "web process": "lib/server/main.ts", worker: "lib/cli/worker.ts" };

/**
 * Kills a process of a running site, as a power cut or a machine without memory would. It waits for a process that is
 * not running at the moment: all of them must restart by themselves.
 * @param start the process of `npm start`
 * @param afterMs how long the process may run first
 */
export async function killOne(victim: Victim, start: number, dataDir: string, afterMs: number): Promise<void> {
  const find = async () => (victim === "database" ? findPostmaster(dataDir) : findChild(start, PROGRAMS[victim]));
  for (;;) {
    const pid = await find();
    await wait(pid === null ? LOOKED_FOR_EVERY_MS : afterMs);
    // Looked up again, since another program may have its number by now.
    if (pid !== null && pid === (await find()) && end(pid)) return;
  }
}

function end(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false; // it ended in the meantime
  }
}

/** The main process of the trial database; null while it is not running. */
export function findPostmaster(dataDir: string): number | null {
  const data = join(dataDir, "postgres/data");
  const file = join(data, "postmaster.pid");
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : Number.NaN;
  return pid > 0 && serves(pid, data) ? pid : null;
}

/** A process that `npm start` has started; null while it is not running. */
export async function findChild(start: number, program: string): Promise<number | null> {
  return (await findChildren(start, program))[0] ?? null;
}

/** All processes of a program that another process has started. */
async function findChildren(parent: number, program: string): Promise<number[]> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,args="]);
  return stdout.split("\n").flatMap((line) => {
    const [, pid, of, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(of) === parent && args.includes(program) ? [Number(pid)] : [];
  });
}
