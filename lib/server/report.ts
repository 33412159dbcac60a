import { codeOf, log } from "../log.ts";
import type { Report } from "./context.ts";

/** The client closed the connection before the end of the response: not a failure of the site. */
const HUNG_UP = "ERR_STREAM_UNABLE_TO_PIPE";

/** Logs a failure of this server: the event, the path and the error's code. No message, query, token or personal data. */
export const report: Report = (event, path, error) => {
  const code = codeOf(error);
  log[code === HUNG_UP ? "debug" : "error"]({ event, path: withoutTokens(path), code });
};

/** Removes the part of a path after the names of a supporter's own pages and of drafts, because it holds a secret. */
function withoutTokens(path: string): string {
  return path.replace(/\/(signatures|unsubscribe|outbox|drafts|ebauches)\/.*/i, "/$1/…").slice(0, 200);
}
