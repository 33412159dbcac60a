const PARENT_CHECKED_EVERY_MS = 500;

/** Calls `stop` on SIGTERM, on SIGINT, and when the process that started this one is gone, even after kill -9. */
export function onStop(stop: (reason: string) => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop("parent gone"), PARENT_CHECKED_EVERY_MS).unref();
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
}
