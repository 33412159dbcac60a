import { logFailure } from "../log.ts";

const EVERY_MS = 60_000;
const WITHIN_MS = 20_000;

/**
 * Requests `/readyz` once a minute. Its route logs every problem, so problems reach the log even without a monitoring system.
 * @param address the URL of this process
 */
export function checkRegularly(address: string): void {
  setInterval(() => {
    fetch(`${address}/readyz`, { signal: AbortSignal.timeout(WITHIN_MS) })
      .then((answer) => answer.arrayBuffer())
      .catch((error: unknown) => logFailure("ask for readiness", error));
  }, EVERY_MS).unref();
}
