import { readdirSync, readFileSync } from "node:fs";

/** CPU time of some processes, in milliseconds. */
export type CpuTimes = { web: number; worker: number; database: number };

const MS_PER_TICK = 10;

/**
 * The CPU time that the processes of a site have used so far, from /proc: of the database all processes, ended ones too.
 * @throws where there is no /proc
 */
export function cpuTimes({ web, worker, database }: CpuTimes): CpuTimes {
  const ofDatabase = [database, ...childrenOf(database)].map((pid) => timesOf(pid).own);
  return {
    web: timesOf(web).own,
    worker: timesOf(worker).own,
    database: ofDatabase.reduce((sum, ms) => sum + ms, 0) + timesOf(database).ofEndedChildren,
  };
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => statOf(pid)?.[1] === String(parent));
}

function timesOf(pid: number): { own: number; ofEndedChildren: number } {
  const ticks = statOf(pid)?.slice(11, 15).map(Number) ?? [];
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = ticks;
  return { own: (user + system) * MS_PER_TICK, ofEndedChildren: (childrenUser + childrenSystem) * MS_PER_TICK };
}

/** The fields of /proc/<pid>/stat after the name, which may contain spaces; null when the process has ended. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null; // it ended while the list was read
  }
}
