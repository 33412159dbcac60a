import { closeDb, workAs } from "../db/index.ts";
import { env } from "../env.ts";
import { log, nameSource } from "../log.ts";
import { serveMetrics } from "../metrics/serve.ts";
import { assertComplete } from "../production.ts";
import { readFigures } from "../watch/read-figures.ts";
import { runWorker, type WorkerEvent } from "../worker/run.ts";
import { followParent } from "./follow-parent.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { command } from "./terminal/print.ts";

const TROUBLE = ["trouble", "not-purged", "not-reconciled", "mixed-version", "mail-given-up", "bounces-unread"];

/** `npm run worker`: sends the mail of the queue, until SIGINT or SIGTERM. */
await command(async () => {
  loadEnvironmentFile("worker");
  assertComplete("worker");
  followParent();
  workAs("worker");
  nameSource("worker");
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  const { METRICS_HOST, METRICS_PORT } = env();
  try {
    if (METRICS_PORT !== undefined)
      await serveMetrics("worker", readFigures, { host: METRICS_HOST, port: METRICS_PORT });
    await runWorker(stop.signal, tell);
  } finally {
    await closeDb(); // idle connections would keep the process alive for half a minute
  }
});

function tell(event: WorkerEvent): void {
  const line = "failed" in event ? { ...event, code: event.failed } : event;
  if (TROUBLE.includes(event.event) || ("result" in event && event.result === "failed")) log.error(line);
  else if ("result" in event && event.result === "refused") log.warn(line);
  else log.info(line);
}
