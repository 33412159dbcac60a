import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { startChild } from "../../cli/start/children.ts";
import { print } from "../../cli/terminal/print.ts";
import { getPetition } from "../../content/index.ts";
import { makeKeys } from "../../crypto/keys.ts";
import { openConnection } from "../../db/connection/index.ts";
import { startPostgres } from "../../db/embedded/index.ts";
import { closeDb } from "../../db/index.ts";
import { migrate } from "../../db/migrate.ts";
import { environment, setVariables } from "../../env.ts";
import { findChild, findPostmaster, PROGRAMS } from "../../harness/victims.ts";
import { SetupError } from "../../operator-error.ts";
import { sign } from "../../signatures/sign.ts";
import { readArguments } from "./arguments.ts";
import { openPostOffice } from "./faults/post-office.ts";
import { cpuTimes } from "./signing/cpu.ts";
import { printTable, type Row } from "./table.ts";
import { type Version, versionsToMeasure } from "./versions.ts";

const PETITION = "bill-c-2";
const MAILS = 1_000;
const ROUNDS = 3;
const WARM_UP = 100;
const PATIENCE_MS = 300_000;

let signed = 0;

/**
 * Sends the mails of new signatures to a mail server on this machine, and measures the CPU time of worker and database for
 * each. Numbers may follow: mails of a round, rounds; and `--against <commit>`.
 */
export async function benchMailing(): Promise<void> {
  const { numbers, against } = readArguments();
  const [mails = MAILS, rounds = ROUNDS] = numbers;
  const versions = await versionsToMeasure(against);
  const folder = await mkdtemp(join(tmpdir(), "bench-mailing-"));
  await chmod(folder, 0o711); // as root, Postgres runs as another user, who needs access
  const office = await openPostOffice();
  const postgres = await startPostgres(join(folder, "postgres"));
  const keys = makeKeys();
  setVariables({ ...keys.web, DATABASE_URL: postgres.url });
  const { PATH = "", HOME = "" } = environment();
  const { INDEX_KEY } = keys.web;
  const own = { PATH, HOME, NODE_ENV: "development", LOG_LEVEL: "warn", DATA_DIR: folder, SMTP_URL: office.url };
  const site = { DATABASE_URL: postgres.url, SITE_URL: "https://refuge.example.org" };
  const variables = { ...own, ...site, ...keys.worker, INDEX_KEY };
  try {
    await migrate(postgres.url);
    const client = await openConnection(postgres.url);
    const measured: Row[][] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const rows: Row[] = [];
      for (const version of versions) rows.push(await measure(version, variables, client, folder, mails));
      measured.push(rows);
      print(`Round ${round}: ${JSON.stringify(rows)}`);
    }
    await client.end();
    printTable("mailing", measured);
  } finally {
    await closeDb();
    await postgres.stop();
    await office.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  { name, root }: Version,
  variables: Record<string, string>,
  client: pg.Client,
  folder: string,
  mails: number,
): Promise<Row> {
  const worker = startChild([join(root, "lib/cli/worker.ts")], variables, "ignore");
  try {
    await signOften(WARM_UP);
    await untilSent(client);
    const pids = await findPids(folder);
    process.kill(pids.worker, "SIGSTOP");
    await signOften(mails);
    const [before, begun] = [cpuTimes(pids), performance.now()];
    process.kill(pids.worker, "SIGCONT");
    await untilSent(client);
    const [after, seconds] = [cpuTimes(pids), (performance.now() - begun) / 1000];
    const each = (process: keyof typeof pids) => (after[process] - before[process]) / mails;
    return {
      name,
      figures: { "mails a second": mails / seconds, "worker, ms": each("worker"), "database, ms": each("database") },
    };
  } finally {
    await worker.stop();
  }
}

async function findPids(folder: string): Promise<{ worker: number; database: number }> {
  const [worker, database] = [await findChild(process.pid, PROGRAMS.worker), findPostmaster(folder)];
  if (worker === null || database === null) throw new SetupError("The worker or the database is not running.");
  return { worker, database };
}

/** Signs with new addresses, each with its mail. */
async function signOften(times: number): Promise<void> {
  const petition = await getPetition("en", PETITION);
  const today = new Date(`${petition.opens}T12:00:00Z`);
  for (let time = 0; time < times; time += 1) {
    signed += 1;
    const person = { name: `Supporter ${signed}`, email: `supporter-${signed}@example.org`, postalCode: "K1A 0B1" };
    const form = { ...person, country: "CA", updates: false, formKey: null, review: false } as const;
    await sign({ ...form, petition, locale: "en" }, today);
  }
}

async function untilSent(client: pg.Client): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rowCount } = await client.query("SELECT FROM jobs.job WHERE name = 'mail' AND state < 'completed' LIMIT 1");
    if (rowCount === 0) return;
    if (performance.now() > deadline) throw new SetupError("The worker does not send its mail.");
    await wait(100);
  }
}
