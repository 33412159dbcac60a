import { readdirSync, readFileSync } from "node:fs";

const MS_PER_TICK = 10;

/**
 * The CPU time in milliseconds that some processes have used so far, from /proc; each with its children, ended ones too, since
 * PostgreSQL works in many.
 * @throws where there is no /proc
 */
export function cpuTimes<Name extends string>(pids: Record<Name, number>): Record<Name, number> {
  const entries = Object.entries<number>(pids).map(([name, pid]) => [name, timeOf(pid)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

function timeOf(pid: number): number {
  const children = childrenOf(pid).reduce((sum, child) => sum + ticksOf(child).own, 0);
  const { own, ofEndedChildren } = ticksOf(pid);
  return (own + ofEndedChildren + children) * MS_PER_TICK;
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => statOf(pid)?.[1] === String(parent));
}

function ticksOf(pid: number): { own: number; ofEndedChildren: number } {
  const ticks = statOf(pid)?.slice(11, 15).map(Number) ?? [];
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = ticks;
  return { own: user + system, ofEndedChildren: childrenUser + childrenSystem };
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
