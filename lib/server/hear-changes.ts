import { listen } from "../db/listen.ts";
import { databaseUrl } from "../db/url.ts";
import { log, logFailure } from "../log.ts";
import { invalidatePages } from "./invalidate.ts";

/** What the database calls changes of a public count; see the trigger `tally_change_said`. */
const CHANNEL = "counts";

/**
 * Hears of each change of count that another process has made, and invalidates the pages of this one. Those of this process
 * are known before: its actions call `invalidatePages` themselves.
 * @returns a function that ends it
 */
export function hearChanges(url = databaseUrl()): () => Promise<void> {
  return listen(url, CHANNEL, {
    onNotice: invalidatePages,
    onGap: invalidatePages,
    onPooled: () =>
      log.info({
        event: "changes not heard",
        reason: "the database is behind a connection pool",
        advice: "nothing: counts confirmed by another process show here within ten seconds",
      }),
    onFailure: (error) => logFailure("hear changes", error),
  });
}
