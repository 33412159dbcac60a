const CHECKED_EVERY_MS = 500;
const GRACE_MS = 25_000;

/**
 * Ends this process as SIGTERM would when its parent process is gone, even after kill -9. Otherwise a killed start
 * would leave processes behind that hold the port.
 */
export function followParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  }, CHECKED_EVERY_MS);
  watch.unref();
}
