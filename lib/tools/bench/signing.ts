import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { freePort } from "../../cli/start/port.ts";
import { type Site, startSite } from "../../cli/start/site.ts";
import { print } from "../../cli/terminal/print.ts";
import { createDecrypter } from "../../crypto/decrypt.ts";
import { ensureTrialKeys } from "../../crypto/keys.ts";
import { openConnection } from "../../db/connection/index.ts";
import { findChild, findPostmaster, PROGRAMS } from "../../harness/victims.ts";
import { formWith } from "../../harness/visitor.ts";
import { SetupError } from "../../operator-error.ts";
import { median } from "./median.ts";
import { type CpuTimes, cpuTimes } from "./signing/cpu.ts";
import { insertsPerSecond } from "./signing/inserts.ts";
import { type Forms, OWN, post } from "./signing/load.ts";

const results = join(import.meta.dirname, "../../../tests/.results");
const PETITION = "bill-c-2";
const PAGE = `/en/petitions/${PETITION}`;
/** `npm run bench -- signing 3 4`: rounds, and the seconds of each measurement. */
const [ROUNDS = 3, ROUND_SECONDS = 4] = process.argv.slice(3).map(Number);
const WARM_UP_SECONDS = ROUND_SECONDS;
const CONNECTIONS = [1, 32, 128];

/** A site whose processes are known by number. */
type Measured = { site: Site; address: string; folder: string; client: pg.Client; pids: CpuTimes };
/** One measurement: how many were done a second, and CPU milliseconds for each. */
type Row = { name: string; perSecond: number; p50Ms: number; p99Ms: number; cpu?: CpuTimes };

/**
 * Signs with real forms, each with a new address from a new network, over 1, 32 and 128 connections, while the worker is
 * stopped and while it runs; in turn with single inserts of the same row into the same server.
 */
export async function benchSigning(): Promise<void> {
  await onSite("signing", async (measured, round) => {
    const rows: Row[] = [];
    const inserts = await insertsPerSecond(measured.site.databaseUrl, measured.folder, ROUND_SECONDS);
    rows.push({ name: "single inserts (pgbench)", perSecond: inserts, p50Ms: Number.NaN, p99Ms: Number.NaN });
    const forms = await signingForms(measured);
    const count = "SELECT count(*)::int AS count FROM signature WHERE petition <> 'pgbench'";
    for (const worker of ["stopped", "running"] as const) {
      process.kill(measured.pids.worker, worker === "stopped" ? "SIGSTOP" : "SIGCONT");
      for (const connections of worker === "stopped" ? CONNECTIONS : [32]) {
        const name = `${connections} connection${connections > 1 ? "s" : ""}, worker ${worker}`;
        if (round === 1) await post(forms, measured.folder, connections, WARM_UP_SECONDS);
        rows.push({
          name,
          ...(await measure(measured, count, () => post(forms, measured.folder, connections, ROUND_SECONDS))),
        });
      }
    }
    return rows;
  });
}

/** Presses the button behind mailed links, each once, over 1 and 32 connections. */
export async function benchConfirming(): Promise<void> {
  await onSite("confirming", async (measured) => {
    const rows: Row[] = [];
    process.kill(measured.pids.worker, "SIGSTOP");
    await post(await signingForms(measured), measured.folder, 32, ROUND_SECONDS * 2);
    for (const connections of [1, 32]) {
      const tokens = await waitingTokens(measured);
      const first = await (await fetch(`${measured.address}/en/signatures/${tokens[0]}`)).text();
      const fields = { ...formWith("token", first), token: OWN };
      const forms = { site: measured.address, path: "/en/signatures/%s", fields, tokens };
      const count = "SELECT count(*)::int AS count FROM signature WHERE confirmed_at IS NOT NULL";
      const name = `${connections} connection${connections > 1 ? "s" : ""}`;
      rows.push({ name, ...(await measure(measured, count, () => post(forms, measured.folder, connections, 2))) });
    }
    process.kill(measured.pids.worker, "SIGCONT");
    return rows;
  });
}

async function onSite(name: string, rounds: (measured: Measured, round: number) => Promise<Row[]>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `bench-${name}-`));
  await chmod(folder, 0o711); // as root, Postgres runs as another user, who needs access
  try {
    const port = String(await freePort());
    const site = await startSite({
      variables: { ...process.env, DATA_DIR: folder, PORT: port, DATABASE_URL: "", SMTP_URL: "", TRUSTED_PROXIES: "1" },
      showMail: false,
      interrupted: new AbortController().signal,
      print,
    });
    const client = await openConnection(site.databaseUrl);
    try {
      const pids = await findPids(folder);
      const measured = { site, address: `http://localhost:${port}`, folder, client, pids };
      const all: Row[][] = [];
      for (let round = 1; round <= ROUNDS; round += 1) all.push(await rounds(measured, round));
      await report(name, all);
    } finally {
      await client.end();
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findPids(folder: string): Promise<CpuTimes> {
  const [web, worker] = [
    await findChild(process.pid, PROGRAMS["web process"]),
    await findChild(process.pid, PROGRAMS.worker),
  ];
  const database = findPostmaster(folder);
  if (web === null || worker === null || database === null) throw new SetupError("A process of the site is missing.");
  return { web, worker, database };
}

async function signingForms({ address }: Measured): Promise<Forms> {
  const hidden = formWith("email", await (await fetch(`${address}${PAGE}`)).text());
  const typed = { name: "Supporter", email: OWN, postalCode: "K1A 0B1", country: "CA" };
  return { site: address, path: PAGE, fields: { ...hidden, ...typed } };
}

/** Counts rows and not answers, so that an answer that saved nothing does not count. */
async function measure({ client, pids }: Measured, count: string, load: () => ReturnType<typeof post>) {
  const countRows = async () => (await client.query<{ count: number }>(count)).rows[0]?.count ?? 0;
  const [rowsBefore, before] = [await countRows(), cpuTimes(pids)];
  const { seconds, p50Ms, p99Ms, failed } = await load();
  const [rows, after] = [(await countRows()) - rowsBefore, cpuTimes(pids)];
  if (rows === 0 || failed > rows / 20) throw new SetupError(`${failed} forms were refused, and ${rows} rows written.`);
  const each = (name: keyof CpuTimes) => (after[name] - before[name]) / rows;
  return {
    perSecond: rows / seconds,
    p50Ms,
    p99Ms,
    cpu: { web: each("web"), worker: each("worker"), database: each("database") },
  };
}

async function waitingTokens({ client, folder }: Measured): Promise<string[]> {
  const open = await createDecrypter([ensureTrialKeys(folder).worker.MAIL_SECRET_KEY]);
  const { rows } = await client.query<{ id: string; token_sealed: Buffer }>(
    "SELECT id, token_sealed FROM signature WHERE petition = $1 AND status = 'pending' LIMIT 4000",
    [PETITION],
  );
  return rows.map(({ id, token_sealed }) => open(token_sealed, { petition: PETITION, id, field: "token" }));
}

/** Prints the medians, and writes them with every round as JSON. */
async function report(name: string, rounds: Row[][]): Promise<void> {
  const names = rounds[0]?.map((row) => row.name) ?? [];
  const middle = (at: number, value: (row: Row) => number | undefined) =>
    median(rounds.flatMap((rows) => (rows[at] ? [value(rows[at]) ?? Number.NaN] : [])));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
  print(`\n${name}: medians of ${ROUNDS} rounds in turn, on ${machine}. CPU in ms for each.`);
  print(
    `${"".padEnd(32)}${["a second", "p50 ms", "p99 ms", "web", "database", "worker"].map((word) => word.padStart(10)).join("")}`,
  );
  for (const [at, row] of names.entries()) {
    const columns = [
      middle(at, ({ perSecond }) => perSecond).toFixed(0),
      ...[middle(at, ({ p50Ms }) => p50Ms), middle(at, ({ p99Ms }) => p99Ms)].map((ms) =>
        ms >= 0 ? ms.toFixed(1) : "",
      ),
      ...(["web", "database", "worker"] as const).map((process) => {
        const ms = middle(at, ({ cpu }) => cpu?.[process]);
        return ms >= 0 ? ms.toFixed(2) : "";
      }),
    ];
    print(`${row.padEnd(32)}${columns.map((column) => column.padStart(10)).join("")}`);
  }
  await mkdir(results, { recursive: true });
  const file = join(results, `bench-${name}.json`);
  await writeFile(file, `${JSON.stringify({ name, machine, at: new Date().toISOString(), rounds }, null, 2)}\n`);
  print(`\nEvery round: ${file}`);
}
