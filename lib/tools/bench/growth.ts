import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { print } from "../../cli/terminal/print.ts";
import { getPetition, listPetitions } from "../../content/index.ts";
import { makeKeys } from "../../crypto/keys.ts";
import { openConnection } from "../../db/connection/index.ts";
import { startThrowawayPostgres } from "../../db/embedded/throwaway.ts";
import { closeDb, workAs } from "../../db/index.ts";
import { migrate } from "../../db/migrate.ts";
import { setVariables } from "../../env.ts";
import { fillSignatures } from "../../harness/fill-signatures.ts";
import { startAsPeopleDo } from "../../harness/started-site.ts";
import { visit } from "../../harness/visitor.ts";
import { listDays, listRegions, recordDailyCount } from "../../petitions/history.ts";
import { countByStatus, countRegions, listHeld } from "../../petitions/overview.ts";
import { reconcile } from "../../petitions/reconcile.ts";
import { countSignatures } from "../../petitions/tally.ts";
import { purge } from "../../retention/purge.ts";
import { addressInACrowd, filledForm, readForms } from "./crowd.ts";
import { printAsJson } from "./machine.ts";
import { median } from "./median.ts";

const PETITION = "bill-c-2";
const SIZES = [10_000, 1_000_000];
const SIGNING_SECONDS = 6;
const SIGNING_AT_ONCE = 16;
const ROUNDS = 3;

// What the site promises with any number of signatures present.
const COUNT_MS_MAX = 1;
const SIGNING_PART_MIN = 0.9;

/** Milliseconds of each piece of work, and signings a second. */
type Figures = Record<string, number>;

/** The same work with 10 thousand and 1 million signatures present. Other numbers may follow, such as 10000000. */
export async function benchGrowth(): Promise<void> {
  const given = process.argv.slice(3).map(Number);
  const sizes = given.length > 0 ? given : SIZES;
  const petition = await getPetition("en", PETITION);
  const keys = makeKeys();
  const dataDir = await mkdtemp(join(tmpdir(), "bench-growth-"));
  await chmod(dataDir, 0o711);
  const postgres = await startThrowawayPostgres();
  setVariables({ DATABASE_URL: postgres.url });
  workAs("worker");
  try {
    await migrate(postgres.url);
    const measured: Figures[] = [];
    let filled = 0;
    for (const size of sizes) {
      print(`Filling up to ${shown(size)} confirmed signatures …`);
      await fillSignatures(postgres.url, petition, keys.web.DELIVERY_PUBLIC_KEY, size - filled);
      filled = size;
      await tidy(postgres.url);
      measured.push({ ...(await measureWork()), ...(await measureSigning(dataDir, postgres.url)) });
    }
    report(sizes, measured);
  } finally {
    await closeDb();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What autovacuum does in time. */
async function tidy(url: string): Promise<void> {
  const client = await openConnection(url);
  await client.query("VACUUM ANALYZE");
  await client.end();
}

async function measureWork(): Promise<Figures> {
  const petitions = await listPetitions("en");
  return {
    reconcile: await timeOf(() => reconcile(PETITION)),
    count: await timeOf(countSignatures, 51),
    stats: await timeOf(async () => [await countByStatus(), await countRegions(PETITION), await listHeld(PETITION)]),
    "regions and days": await timeOf(async () => [await listRegions(PETITION), await listDays(PETITION)]),
    "daily count": await timeOf(recordDailyCount),
    expiry: await timeOf(() => purge(petitions)),
  };
}

/** The median time, in milliseconds. */
async function timeOf(work: () => Promise<unknown>, times = ROUNDS): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return Number(median(taken).toFixed(2));
}

/** Signs as fast as the site answers on sixteen connections, through the real form. */
async function measureSigning(dataDir: string, url: string): Promise<Figures> {
  const site = await startAsPeopleDo({ DATA_DIR: dataDir, DATABASE_URL: url, TRUSTED_PROXIES: "1" });
  try {
    const [first, ...others] = await readForms(site.address);
    const form = [first, ...others].find(({ page }) => page.endsWith(`/${PETITION}`)) ?? first;
    const rates: number[] = [];
    let number = Date.now() % 1_000_000_000;
    for (let round = 0; round <= ROUNDS; round += 1) {
      let signed = 0;
      const until = performance.now() + SIGNING_SECONDS * 1000;
      const supporter = async () => {
        while (performance.now() < until) {
          number += 1;
          const visitor = visit(site.address, addressInACrowd(number));
          const filled = filledForm(form, number, `supporter-${number}@example.org`);
          if ((await visitor.send(form.page, filled)).location === form.inbox) signed += 1;
        }
      };
      await Promise.all(Array.from({ length: SIGNING_AT_ONCE }, supporter));
      if (round > 0) rates.push(signed / SIGNING_SECONDS); // the first warms up
    }
    return { "signings/s": Number(median(rates).toFixed(1)) };
  } finally {
    await site.stop();
  }
}

function report(sizes: number[], measured: Figures[]): void {
  print();
  print(`${"ms, unless said".padEnd(20)}${sizes.map((size) => shown(size).padStart(14)).join("")}`);
  for (const name of Object.keys(measured[0] ?? {})) {
    print(`${name.padEnd(20)}${measured.map((figures) => String(figures[name]).padStart(14)).join("")}`);
  }
  const [first, last] = [measured[0], measured.at(-1)];
  const part = (last?.["signings/s"] ?? 0) / (first?.["signings/s"] ?? Number.NaN);
  promise(
    `Signing with ${shown(sizes.at(-1) ?? 0)} present: ${part.toFixed(2)} of the first`,
    part >= SIGNING_PART_MIN,
  );
  promise(`A count takes ${last?.count} ms`, (last?.count ?? Number.NaN) <= COUNT_MS_MAX);
  printAsJson("growth", { sizes, figures: measured });
}

function promise(what: string, isKept: boolean): void {
  print(`${what}: ${isKept ? "kept" : "NOT kept"}`);
  if (!isKept) process.exitCode = 1;
}

function shown(count: number): string {
  return count.toLocaleString("en-CA");
}
