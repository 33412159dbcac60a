import { duration } from "./print.ts";
import { figure } from "./table.ts";

const TOLD_EVERY_MS = 1000;

/**
 * Reports on stderr, once a second, how far a long run is, its speed, and the time it still takes; `end` reports the
 * last state.
 */
export function showProgress(what: string) {
  const begun = performance.now();
  let latest = { done: 0, total: 0 };
  const print = () => {
    if (latest.total === 0) return;
    const elapsed = performance.now() - begun;
    const perSecond = latest.done / (elapsed / 1000);
    const left = perSecond > 0 ? `, ${duration(((latest.total - latest.done) / perSecond) * 1000)} left` : "";
    const line = `${figure(latest.done)} of ${figure(latest.total)} ${what}, ${figure(Math.round(perSecond))} ${what}/s${left}`;
    process.stderr.write(`${line}\n`);
  };
  const timer = setInterval(print, TOLD_EVERY_MS);
  return {
    tell: (progress: { done: number; total: number }) => {
      latest = progress;
    },
    end: () => {
      clearInterval(timer);
      print();
    },
  };
}
