import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { print } from "../../cli/terminal/print.ts";
import { startAsPeopleDo } from "../../harness/started-site.ts";
import { findChild, PROGRAMS } from "../../harness/victims.ts";
import { readForms } from "./crowd.ts";
import { openPostOffice } from "./faults/post-office.ts";
import { printAsJson } from "./machine.ts";
import { flood } from "./memory/floods.ts";
import { watchHeap } from "./pressure/heap.ts";
import { readOn } from "./storm/readers.ts";
import { type Supported, supportOn } from "./storm/supporters.ts";

const MINUTES = 60;
const LOAD = { connections: 100, signings: 10, confirmations: 5 };
const SAMPLED_EVERY_MS = 5_000;
/** Idle at the end, so that what has no use any more can be given back. */
const QUIET_MS = 10_000;

// What the site promises: megabytes of the machine that each process takes at most.
const MOST = { "web process": 350, worker: 200 } as const;
type Name = keyof typeof MOST;
const NAMES = Object.keys(MOST) as Name[];

const run = promisify(execFile);

/** Reads, signs, confirms and floods the site, and measures the memory of web process and worker. A number of minutes may follow. */
export async function benchMemory(): Promise<void> {
  const minutes = Number(process.argv[3] ?? MINUTES);
  const dataDir = await mkdtemp(join(tmpdir(), "bench-memory-"));
  await chmod(dataDir, 0o711); // as root, Postgres runs as another user, who needs access
  const office = await openPostOffice();
  try {
    const site = await startAsPeopleDo({
      DATA_DIR: dataDir,
      SMTP_URL: office.url,
      TRUSTED_PROXIES: "1",
      NODE_OPTIONS: "--inspect=127.0.0.1:0",
    });
    try {
      const over = new AbortController();
      const [form] = await readForms(site.address);
      const supported: Supported = { signed: 0, confirmedAt: [], inexact: 0, errors: new Map() };
      const pages = ["/en", "/fr", form.page, "/en/issues", "/fr/statistiques", "/en/about"];
      const reading = { address: site.address, pages, connections: LOAD.connections };
      const load = Promise.all([
        readOn(reading, supported.confirmedAt, over.signal),
        supportOn(site.address, form, office, LOAD, supported, over.signal),
        flood(site.address, over.signal),
      ]);
      const peak = { "web process": 0, worker: 0 };
      const until = performance.now() + minutes * 60_000;
      while (performance.now() < until) {
        await wait(SAMPLED_EVERY_MS);
        for (const name of NAMES) peak[name] = Math.max(peak[name], await residentMb(site.pid, name));
      }
      over.abort();
      const [, , flooded] = await load;
      await wait(QUIET_MS);
      const heap = await heapsMb(site.output());
      await report(minutes, peak, heap, { signed: supported.signed, confirmed: supported.confirmedAt.length, flooded });
    } finally {
      await site.stop();
    }
  } finally {
    await office.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function residentMb(start: number, name: Name): Promise<number> {
  const pid = await findChild(start, PROGRAMS[name]);
  if (pid === null) return 0;
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Math.round(Number(stdout) / 1024);
}

/** The JavaScript heaps after a collection. The inspectors were announced in the order of the processes: start, web, worker. */
async function heapsMb(output: string): Promise<Record<Name, number>> {
  const [web = "", worker = ""] = [...output.matchAll(/ws:\/\/\S+/g)].map(([address]) => address).slice(-2);
  const measure = async (address: string) => {
    const heap = await watchHeap(address);
    const bytes = await heap.used();
    heap.close();
    return Math.round(bytes / 1_048_576);
  };
  return { "web process": await measure(web), worker: await measure(worker) };
}

async function report(
  minutes: number,
  peak: Record<Name, number>,
  heap: Record<Name, number>,
  load: object,
): Promise<void> {
  print(`${minutes} minutes: ${JSON.stringify(load)}`);
  print(`${"".padEnd(14)}${"at most".padStart(12)}${"heap after collection".padStart(26)}`);
  for (const name of NAMES) {
    print(`${name.padEnd(14)}${`${peak[name]} MB`.padStart(12)}${`${heap[name]} MB`.padStart(26)}`);
    if (peak[name] <= MOST[name]) continue;
    print(`  NOT kept: at most ${MOST[name]} MB promised`);
    process.exitCode = 1;
  }
  printAsJson("memory", { minutes, residentMb: peak, heapMb: heap, load });
}
