import { codeOf, log } from "../log.ts";
import type { Report } from "./context.ts";

/** Writing to a visitor who has left: no failure of ours. */
const HUNG_UP = "ERR_STREAM_UNABLE_TO_PIPE";

/** Logs a failure of the front: what failed, where, and the error's code. No message, no query, no token, no person. */
export const report: Report = (event, path, error) => {
  const code = codeOf(error);
  log[code === HUNG_UP ? "debug" : "error"]({ event, path: withoutTokens(path), code });
};

/** What comes after the names of a supporter's own pages is a secret. */
export function withoutTokens(path: string): string {
  return path.replace(/\/(signatures|unsubscribe|outbox)\/.*/i, "/$1/…").slice(0, 200);
}
