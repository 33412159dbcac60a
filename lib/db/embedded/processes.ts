import { readFileSync, readlinkSync, realpathSync } from "node:fs";

/** The start time of a process in kernel ticks, which distinguishes two processes with the same pid; "" without /proc. */
export function startOf(pid: number): string {
  return statOf(pid)?.[19] ?? "";
}

/** Whether a process runs. A zombie does not, although a signal to it succeeds: in containers often nothing reaps zombies. */
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

/** Whether the process is the running server of a data folder, which is a postmaster's working directory. Without /proc every running process counts. */
export function serves(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false; // it has ended, or belongs to another account: in both cases not this server
  }
}

/** The fields of /proc/<pid>/stat after the command name, which may contain spaces and brackets. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null; // no such process, or no /proc
  }
}
