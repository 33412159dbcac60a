import { runWorker } from "../mail/worker.ts";
import { followParent } from "./follow-parent.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { command, say } from "./say.ts";

/** `npm run worker`: sends the mail that signatures wait for, until SIGINT or SIGTERM. */
await command(async () => {
  loadEnvironmentFile();
  followParent();
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  await runWorker(stop.signal, (event) => {
    // Starting and stopping go without saying; everything else is one line of JSON, with nobody's data in it.
    if (event.event !== "started" && event.event !== "stopped") say(JSON.stringify(event));
  });
});
