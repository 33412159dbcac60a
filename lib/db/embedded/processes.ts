import { readFileSync, readlinkSync, realpathSync } from "node:fs";

/** When a process began, in the kernel's own ticks, so that a number used again is not taken for the same process; "" where /proc is missing. */
export function startOf(pid: number): string {
  return statOf(pid)?.[19] ?? "";
}

/** Whether a process lives. A zombie does not, although a signal to it succeeds: containers often have nobody to collect them. */
export function isAlive(pid: number, start = ""): boolean {
  const stat = statOf(pid);
  if (stat !== null) return stat[0] !== "Z" && (start === "" || stat[19] === start);
  if (process.platform === "linux") return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}

/** Whether the process is the live server of that data folder (a postmaster's working directory); without /proc any live process is taken for it. */
export function serves(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false; // it ended while we looked, or belongs to another account: not ours either way
  }
}

/** The fields of /proc/<pid>/stat after the command name, which may hold spaces and brackets itself. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null; // no such process, or no /proc
  }
}
