import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../cli/start/port.ts";
import { envPerProcess, findKeys } from "../../cli/start/process-env.ts";
import { startSite } from "../../cli/start/site.ts";
import { print } from "../../cli/terminal/print.ts";
import { environment } from "../../env.ts";
import { askFor, holdIdle, sendAhead, type Target } from "./pressure/attack.ts";
import { startWeb, type Web } from "./pressure/web.ts";

const SENT_AHEAD = 1_000;
const IDLE = 2_000;
const NOWHERE = 20_000;
const CROWD_CONNECTIONS = 50;
const CROWD_REQUESTS = 2_000;
const PROBED_EVERY_MS = 50;
const OWN_PAGE = `/en/signatures/${"0".repeat(58)}`;

// What the site promises to all other visitors during an attack.
const HEALTH_MS_MAX = 100;
const PAGE_MS_MAX = 1_000;
const HEAP_GROWTH_MAX = 10_000_000;

/** Attacks the site from one network, and measures the effect on other visitors and on memory. */
export async function benchPressure(): Promise<void> {
  const variables = { ...environment(), HOST: "localhost", PORT: String(await freePort()), SITE_URL: "" };
  const site = await startSite({ variables, interrupted: new AbortController().signal, print });
  const { address } = site;
  const { web: roleOfWeb } = envPerProcess(site.env, findKeys(site.env), site.databaseUrl, address);
  const web = await startWeb({ ...roleOfWeb, PORT: String(await freePort()), TRUSTED_PROXIES: "0" });
  const target = { port: web.port, host: new URL(address).host };
  try {
    await warmUp(target);
    print(`${"while".padEnd(44)}${"/healthz at most".padStart(18)}${"/en at most".padStart(14)}`);
    await measure(target, "nothing happens", () => wait(2_000));
    await measure(target, `${SENT_AHEAD} own pages are sent ahead on one socket`, async () => {
      const hangUp = await sendAhead(target, SENT_AHEAD, OWN_PAGE);
      await wait(5_000);
      hangUp();
      await wait(2_000);
    });
    await measure(target, `${IDLE} sockets say nothing`, async () => {
      const close = await holdIdle(target, IDLE);
      await wait(5_000);
      close();
    });
    await measure(target, `${CROWD_CONNECTIONS} connections ask for own pages`, async () => {
      const statuses = await askFor(target, repeat(OWN_PAGE, CROWD_REQUESTS), CROWD_CONNECTIONS);
      print(`  answers: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(", ")}`);
    });
    await measureMemory(web, target);
  } finally {
    await web.stop();
    await site.stop();
  }
}

async function warmUp(target: Target): Promise<void> {
  await askFor(target, ["/en", "/fr", OWN_PAGE, ...nowhere(500)], 4);
}

async function measure(target: Target, what: string, press: () => Promise<void>): Promise<void> {
  const over = new AbortController();
  const probes = Promise.all([probe(target, "/healthz", over.signal), probe(target, "/en", over.signal)]);
  await press();
  over.abort();
  const [health, page] = await probes;
  print(`${what.padEnd(44)}${`${health.toFixed(0)} ms`.padStart(18)}${`${page.toFixed(0)} ms`.padStart(14)}`);
  promise("/healthz", health, HEALTH_MS_MAX);
  promise("/en", page, PAGE_MS_MAX);
}

/** Sends requests repeatedly on a connection of its own. @returns the longest response time, in milliseconds */
async function probe(target: Target, path: string, over: AbortSignal): Promise<number> {
  let longest = 0;
  while (!over.aborted) {
    const begun = performance.now();
    await read(target, path);
    longest = Math.max(longest, performance.now() - begun);
    await wait(PROBED_EVERY_MS);
  }
  return longest;
}

function read({ port, host }: Target, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, headers: { host }, agent: false }, (response) => {
      response.resume().once("end", resolve);
    });
    sent.once("error", reject);
    sent.end();
  });
}

async function measureMemory({ heap }: Web, target: Target): Promise<void> {
  const before = await heap.used();
  const statuses = await askFor(target, nowhere(NOWHERE), 16);
  await wait(2_000);
  const after = await heap.used();
  const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1);
  print(
    `${NOWHERE} addresses without a page: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(", ")}`,
  );
  print(`heap after collection: ${mb(before)} MB before, ${mb(after)} MB after`);
  promise("growth of the heap", after - before, HEAP_GROWTH_MAX);
}

/** Addresses that scanners request, in many spellings. */
function* nowhere(count: number): Generator<string> {
  const shapes = [
    (at: number) => `/en/ZZ-${at}`,
    (at: number) => `/en/zz-${at}`,
    (at: number) => `/wp-login-${at}.PHP`,
    (at: number) => `/fr/petitions/rien-${at}/verifiez-vos-courriels`,
    (at: number) => `/en/issues/d%C3%A9tention-${at}`,
    (at: number) => `/en/signatures/${at}`,
    (at: number) => `/data/nothing-${at}.csv`,
    (at: number) => `/en/issues.rsc?_rsc=${at}`,
  ];
  for (let at = 0; at < count; at += 1) yield (shapes[at % shapes.length] ?? String)(at);
}

function* repeat(path: string, count: number): Generator<string> {
  for (let at = 0; at < count; at += 1) yield path;
}

function promise(what: string, value: number, most: number): void {
  if (value <= most) return;
  print(`  ${what}: NOT kept, at most ${most} promised`);
  process.exitCode = 1;
}
