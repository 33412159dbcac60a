import { logFailure } from "../log.ts";

const EVERY_MS = 60_000;
const WITHIN_MS = 20_000;

/**
 * Asks the site once a minute whether it is ready, so that trouble stands in the log although nobody else asks `/readyz`:
 * what answers there writes it.
 * @param address of this process
 */
export function checkRegularly(address: string): void {
  setInterval(() => {
    fetch(`${address}/readyz`, { signal: AbortSignal.timeout(WITHIN_MS) })
      .then((answer) => answer.arrayBuffer())
      .catch((error: unknown) => logFailure("ask for readiness", error));
  }, EVERY_MS).unref();
}
