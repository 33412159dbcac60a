import { closeDb } from "../db/index.ts";
import { runWorker } from "../mail/worker.ts";
import { assertWhole } from "../production.ts";
import { followParent } from "./follow-parent.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { command, say } from "./say.ts";

/** `npm run worker`: sends the mail that signatures wait for, until SIGINT or SIGTERM. */
await command(async () => {
  loadEnvironmentFile();
  assertWhole("worker");
  followParent();
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  try {
    await runWorker(stop.signal, tell);
  } finally {
    await closeDb(); // its idle connections would keep the process alive for half a minute
  }
});

/** Starting and stopping go without saying; everything else is one line of JSON, with nobody's data in it. */
function tell(event: { event: string }): void {
  if (event.event !== "started" && event.event !== "stopped") say(JSON.stringify(event));
}
