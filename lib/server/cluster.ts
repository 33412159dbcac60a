import cluster, { type Worker } from "node:cluster";
import { env } from "../env.ts";
import { log, logFailure } from "../log.ts";
import { localAddress } from "./local-address.ts";
import { checkRegularly } from "./self-check.ts";
import { onStop } from "./stop-signals.ts";

// Each process ends within 25 s; this one is killed by its supervisor after 26 s.
const STOP_WITHIN_MS = 25_500;
const PAUSE_MS_MIN = 500;
const PAUSE_MS_MAX = 5_000;
/** After a run of at least this length the pause before a restart is short again. */
const GOOD_RUN_MS = 10_000;

/**
 * Runs several web processes that listen on one address, and starts each again when it dies: after half a second, then
 * 1, 2 … up to 5 s. The others go on answering meanwhile. When one ends before any has listened, all end: a person has to
 * correct the reason.
 */
export function runCluster(processes: number): void {
  const { DRAIN_SECONDS, HOST } = env();
  let isServing = false;
  let isStopping = false;

  cluster.on("listening", (_, { port }) => {
    if (isServing) return;
    isServing = true;
    checkRegularly(localAddress(HOST, port));
  });

  function start(slot: number, pause: number): void {
    if (isStopping) return;
    const begun = performance.now();
    const worker = cluster.fork({ WEB_SLOT: String(slot) });
    const ended = (code: number, signal: string | null) => {
      if (isStopping) return endWithLast();
      if (!isServing) return stop(code || 1);
      const wait = performance.now() - begun > GOOD_RUN_MS ? PAUSE_MS_MIN : pause;
      log.error({
        event: "web process ended",
        code: signal ?? String(code),
        slot,
        pid: pidOf(worker),
        seconds: wait / 1000,
      });
      setTimeout(() => start(slot, Math.min(wait * 2, PAUSE_MS_MAX)), wait);
    };
    worker.once("exit", ended);
    // Without a listener this process would die of it, and the other web processes with it.
    worker.on("error", (error: unknown) => {
      logFailure("run a web process", error, { slot });
      // One that the system refused never began, so it does not exit.
      if (worker.process.pid === undefined) ended(1, null);
    });
  }

  let exitCode = 0;
  function stop(code = 0): void {
    if (isStopping) return;
    isStopping = true;
    exitCode = code;
    setTimeout(
      () => {
        for (const worker of running()) worker.process.kill("SIGKILL");
        process.exit(1);
      },
      DRAIN_SECONDS * 1000 + STOP_WITHIN_MS,
    ).unref();
    for (const worker of running()) worker.process.kill("SIGTERM");
    endWithLast();
  }

  function endWithLast(): void {
    if (running().length === 0) process.exit(exitCode);
  }

  onStop(() => stop());
  for (let slot = 0; slot < processes; slot += 1) start(slot, PAUSE_MS_MIN);
}

/** Without those that never began: a signal to one would go to this process and its whole group. */
function running(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter(
    (worker) => worker?.process.pid !== undefined && !worker.isDead(),
  ) as Worker[];
}

function pidOf({ process }: Worker): number {
  return process.pid ?? 0;
}
