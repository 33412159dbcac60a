import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { Print } from "../terminal/print.ts";

const PAUSE_MIN_MS = 500;
const PAUSE_MAX_MS = 5_000;
/** After a run of at least this length the pause before a restart is short again. */
const GOOD_RUN_MS = 10_000;
const STOP_WITHIN_MS = 26_000;

/** A child process that runs until it is stopped. */
export interface Child {
  /** Resolves with the exit code when the process has ended and will not be restarted. */
  ended: Promise<number>;
  /** Lets it finish what it has begun; after 26 s it is killed. */
  stop(): Promise<void>;
  /** Kills it at once. */
  kill(): void;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches only this process, which stops the others in
 * order.
 * @param stdout whether to show its standard output; its standard error is always shown
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

/**
 * Keeps a program running: when it ends by itself it is restarted, after half a second, then 1, 2 … up to 5 s.
 * @param start starts it again
 * @param first the run that has already begun, if any
 */
export function keepChild(name: string, start: () => Child, say: Print, first = start()): Child {
  const stopping = new AbortController();
  let running = first;
  const ended = (async () => {
    let pause = PAUSE_MIN_MS;
    for (let begun = Date.now(); ; begun = Date.now()) {
      const code = await running.ended;
      if (stopping.signal.aborted) return code;
      if (Date.now() - begun > GOOD_RUN_MS) pause = PAUSE_MIN_MS;
      say(`The ${name} stopped (code ${code}); it starts again in ${pause / 1000} s.`);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined); // a stop cuts the wait short
      if (stopping.signal.aborted) return code;
      pause = Math.min(pause * 2, PAUSE_MAX_MS);
      running = start();
    }
  })();
  return {
    ended,
    stop: async () => {
      stopping.abort();
      await running.stop();
      await ended;
    },
    kill: () => {
      stopping.abort();
      running.kill();
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
