import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { Say } from "../say.ts";

const BACKOFF_MAX_MS = 30_000;
/** A run this long was a good one: the next crash is tried again at once. */
const GOOD_RUN_MS = 60_000;
const STOP_WITHIN_MS = 26_000;

/** A process of ours that runs until it is told to stop. */
export interface Child {
  /** Ends with the exit code when the process is gone for good. */
  ended: Promise<number>;
  /** Asks it to finish what it has begun; after 26 s it is ended. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches only the one who stops things in order.
 * @param stdout whether its ordinary output is worth showing; what goes wrong (stderr) always is
 */
export function startChild(args: string[], variables: Record<string, string>, stdout: "inherit" | "ignore"): Child {
  const running = launch(args, variables, stdout);
  const ended = endOf(running);
  return {
    ended,
    stop: () => stopGently(running, ended),
    kill: () => running.kill("SIGKILL"),
  };
}

/** Like startChild, and starts the program again whenever it ends by itself, after 1 s, then 2, 4 … up to 30 s. */
export function keepChild(
  name: string,
  args: string[],
  variables: Record<string, string>,
  stdout: "inherit" | "ignore",
  say: Say,
): Child {
  const stopping = new AbortController();
  let running: ChildProcess;
  const ended = (async () => {
    for (let pause = 1000; ; pause = Math.min(pause * 2, BACKOFF_MAX_MS)) {
      const begun = Date.now();
      running = launch(args, variables, stdout);
      const code = await endOf(running);
      if (stopping.signal.aborted) return code;
      if (Date.now() - begun > GOOD_RUN_MS) pause = 1000;
      say(`The ${name} stopped (code ${code}); it starts again in ${pause / 1000} s.`);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined); // a stop cuts the wait short
      if (stopping.signal.aborted) return code;
    }
  })();
  return {
    ended,
    stop: () => {
      stopping.abort();
      return stopGently(running, ended);
    },
    kill: () => {
      stopping.abort();
      running.kill("SIGKILL");
    },
  };
}

function launch(args: string[], variables: Record<string, string>, stdout: "inherit" | "ignore"): ChildProcess {
  const env = { NODE_ENV: "production" as const, ...variables };
  return spawn(process.execPath, args, { detached: true, env, stdio: ["ignore", stdout, "inherit"] });
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

async function stopGently(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
  await ended;
  clearTimeout(patience);
}
