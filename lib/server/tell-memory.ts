import { log } from "../log.ts";

const EVERY_MS = 600_000;

/** Logs every ten minutes how much memory this process takes: of the machine, and of its JavaScript heap. */
export function tellMemory(slot: number): void {
  setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
    log.info({ event: "memory", slot, pid: process.pid, residentMb: megabytes(rss), heapMb: megabytes(heapUsed) });
  }, EVERY_MS).unref();
}
