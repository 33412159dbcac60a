import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

const ASKED_EVERY_MS = 10;
const PATIENCE_MS = 60_000;

/** Milliseconds after the signal; null for what did not happen. */
export interface Ending {
  /** The first /readyz that was not 200. */
  turnedMs: number | null;
  /** The first connection that was refused. */
  refusedMs: number | null;
}

/** Asks a web process for /readyz, each time on a new connection, until it refuses one. */
export async function watchEnding(port: number): Promise<Ending> {
  const begun = performance.now();
  let turnedMs: number | null = null;
  while (performance.now() - begun < PATIENCE_MS) {
    const askedMs = performance.now() - begun;
    const answer = await askReadiness(port);
    if (answer === "refused") return { turnedMs, refusedMs: askedMs };
    if (answer !== 200) turnedMs ??= performance.now() - begun;
    await wait(ASKED_EVERY_MS);
  }
  return { turnedMs, refusedMs: null };
}

function askReadiness(port: number): Promise<number | "refused"> {
  return new Promise((resolve) => {
    const asked = request({ host: "127.0.0.1", port, path: "/readyz", agent: false }, (response) => {
      response.resume();
      response.once("close", () => resolve(response.statusCode ?? 0));
    });
    // A connection that was taken and then cut is no answer, but no refusal either.
    asked.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "ECONNREFUSED" ? "refused" : 0));
    asked.end();
  });
}
