const CHECKED_EVERY_MS = 500;

/** Calls `act` once when the process that started this one is gone, even after kill -9, which sends no signal. */
export function whenParentIsGone(act: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, CHECKED_EVERY_MS);
  watch.unref();
}
