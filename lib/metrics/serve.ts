import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { logFailure } from "../log.ts";
import { recordWith } from "../metrics.ts";
import { SetupError } from "../operator-error.ts";
import { createMetrics, type Reading } from "./registry.ts";

/** The open port of a process's figures. */
export interface ServedMetrics {
  port: number;
  stop(): Promise<void>;
}

const REQUEST_MS_MAX = 10_000;

/**
 * Begins to count, and serves the figures at `/metrics` on a port of their own, which no proxy leads to.
 * @param role `web` or `worker`
 * @param read values of the moment
 * @param port 0 for any free port
 * @throws SetupError when the port is in use or the host is not an address of this machine
 */
export async function serveMetrics(
  role: string,
  read: () => Promise<Reading[]>,
  { host, port }: { host: string; port: number },
): Promise<ServedMetrics> {
  const { recorder, registry } = createMetrics(role, read);
  const server = createServer({ requestTimeout: REQUEST_MS_MAX }, async (request, response) => {
    if (request.url !== "/metrics" || (request.method !== "GET" && request.method !== "HEAD")) {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Only /metrics is here.\n");
      return;
    }
    try {
      const text = await registry.metrics();
      response.writeHead(200, { "Content-Type": registry.contentType, "Cache-Control": "no-store" }).end(text);
    } catch (error) {
      logFailure("collect the metrics", error);
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      reject(new SetupError(`The metrics cannot be served at ${host}:${port} (${error.code}): see METRICS_PORT.`));
    server.once("error", refuse);
    server.listen(port, host, () => {
      server.off("error", refuse).on("error", (error) => logFailure("take a scrape", error));
      resolve();
    });
  });
  // It must not keep a process that has finished its work.
  server.unref();
  recordWith(recorder);
  const stop = () =>
    new Promise<void>((resolve) => {
      recordWith(undefined);
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, stop };
}
