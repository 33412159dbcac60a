import cluster from "node:cluster";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import next from "next";
import installed from "next/package.json" with { type: "json" };
import { env, siteUrl } from "../env.ts";
import { logFailure } from "../log.ts";
import { opensOutbox } from "../mail/outbox-key.ts";
import { serveMetrics } from "../metrics/serve.ts";
import { readFigures } from "../watch/read-figures.ts";
import { watchRegularly } from "../watch/watch-regularly.ts";
import { createAddressFiller } from "./build-addresses.ts";
import { logInsteadOfConsole } from "./console.ts";
import { beginEnding } from "./ending.ts";
import { createRequestHandler } from "./handle-request.ts";
import { hearChanges } from "./hear-changes.ts";
import { isKnownLink } from "./known-link.ts";
import { type Running, serve } from "./listen.ts";
import { localAddress } from "./local-address.ts";
import { loadErrorMessages } from "./messages.ts";
import { BUILD_FOLDER } from "./next-contract.ts";
import { report } from "./report.ts";
import { actionsNamed, addressesOf, renderNowHeader } from "./routes.ts";
import { openWhenUsed } from "./search/index-file.ts";
import { checkRegularly } from "./self-check.ts";
import { createVisitCounter, saveRegularly } from "./shared-visits.ts";
import { onStop } from "./stop-signals.ts";
import { tellMemory } from "./tell-memory.ts";
import { assertSafeNext } from "./version-floor.ts";

// One web process: Next and the server before it. See `main.ts`.

// Shorter than the 26 s after which the supervisor kills this process.
const STOP_WITHIN_MS = 25_000;

assertSafeNext(installed.version);
const root = join(import.meta.dirname, "../..");
logInsteadOfConsole();
// A full disk behind the output stops nothing.
process.stdout.on("error", () => undefined);
const { DRAIN_SECONDS, HOST, PORT, TRUSTED_PROXIES, METRICS_HOST, METRICS_PORT, WEB_SLOT } = env();

// Set up before any slow step, so that an interrupted start leaves no process behind.
onStop(stop);

let running: Running | undefined;
let stopping = false;
const visits = createVisitCounter();

const app = next({ dev: false, dir: root, hostname: HOST, port: PORT });
await app.prepare();

const words = loadErrorMessages();
const front = createRequestHandler({
  upstream: app.getRequestHandler(),
  siteUrl: siteUrl(),
  fillAddresses: createAddressFiller(),
  words,
  opensOutbox,
  trustedProxies: TRUSTED_PROXIES,
  addresses: addressesOf(join(root, BUILD_FOLDER), join(root, "public")),
  renderNow: renderNowHeader(join(root, BUILD_FOLDER)),
  isKnownLink,
  siteIndex: openWhenUsed(join(root, BUILD_FOLDER)),
  signing: actionsNamed(join(root, BUILD_FOLDER), "signPetition"),
  noteVisit: visits.note,
  report,
});
saveRegularly(visits);
hearChanges();
tellMemory(WEB_SLOT);
try {
  if (METRICS_PORT !== undefined)
    await serveMetrics("web", readFigures, { host: METRICS_HOST, port: metricsPort(METRICS_PORT, WEB_SLOT) });
  running = await serve(front, words, HOST, PORT);
  process.stdout.write(`ready on port ${running.port}\n`);
  if (cluster.isPrimary) checkRegularly(localAddress(HOST, running.port));
  watchRegularly();
} catch (error) {
  report("cannot listen", `${HOST}:${PORT}`, error);
  process.exit(1);
}

/** The first process has the port itself, the worker the next one, further web processes those that follow. */
function metricsPort(port: number, slot: number): number {
  return port === 0 || slot === 0 ? port : port + 1 + slot;
}

/** Says on /readyz that it ends, lets balancers notice, then exits when the current requests have their responses, or after 25 s. */
function stop(reason: string): void {
  if (stopping) return;
  stopping = true;
  beginEnding();
  setTimeout(() => process.exit(1), DRAIN_SECONDS * 1000 + STOP_WITHIN_MS).unref();
  end().catch((error: unknown) => {
    report("stopped badly", reason, error);
    process.exit(1);
  });
}

async function end(): Promise<void> {
  if (running) await wait(DRAIN_SECONDS * 1000);
  await running?.stop();
  await visits.save().catch((error: unknown) => logFailure("add shared visits", error));
  await app.close();
  process.exit(0);
}
