import { print } from "../../cli/terminal/print.ts";
import { createDecrypter } from "../../crypto/decrypt.ts";
import { ensureTrialKeys } from "../../crypto/keys.ts";
import { formWith } from "../../harness/visitor.ts";
import { SetupError } from "../../operator-error.ts";
import { readArguments } from "./arguments.ts";
import { type MeasuredSite, startMeasuredSite } from "./measured-site.ts";
import { type PlainNext, startPlainNext } from "./plain-next.ts";
import { cpuTimes } from "./signing/cpu.ts";
import { insertsPerSecond } from "./signing/inserts.ts";
import { type Forms, OWN, post } from "./signing/load.ts";
import { printTable, type Row } from "./table.ts";
import { versionsToMeasure } from "./versions.ts";

const PETITION = "bill-c-2";
const PAGE = `/en/petitions/${PETITION}`;
const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = [1, 32, 128];
const COUNT_SIGNED = `SELECT count(*)::int AS count FROM signature WHERE petition = '${PETITION}'`;
const COUNT_CONFIRMED = "SELECT count(*)::int AS count FROM signature WHERE confirmed_at IS NOT NULL";

/**
 * Signs with real forms, each with a new address from a new network, over 1, 32 and 128 connections, while the worker is
 * stopped and while it runs; in turn with single inserts of the same row into the same server, and with two forms of a plain
 * Next. Numbers may follow: rounds, seconds of a measurement; and `--against <commit>`.
 */
export async function benchSigning(): Promise<void> {
  const measureRound = async (site: MeasuredSite, seconds: number, isFirst: boolean) => {
    const perSecond = await insertsPerSecond(site.databaseUrl, site.folder, seconds);
    const rows: Row[] = [{ name: "single inserts (pgbench)", figures: { "a second": perSecond } }];
    const forms = await signingForms(site);
    for (const worker of ["stopped", "running"] as const) {
      process.kill(site.pids.worker, worker === "stopped" ? "SIGSTOP" : "SIGCONT");
      for (const connections of worker === "stopped" ? CONNECTIONS : [32]) {
        if (isFirst) await post(forms, site.folder, connections, seconds); // warms up
        const figures = await measure(site, COUNT_SIGNED, () => post(forms, site.folder, connections, seconds));
        rows.push({ name: `${connections} connections, worker ${worker}`, figures });
      }
    }
    return rows;
  };
  await inTurn("signing", measureRound, ({ databaseUrl, folder }) => startPlainNext(databaseUrl, folder));
}

/** Presses the button behind mailed links, each once, over 1 and 32 connections; arguments as above. */
export async function benchConfirming(): Promise<void> {
  await inTurn("confirming", async (site, seconds) => {
    process.kill(site.pids.worker, "SIGSTOP");
    await post(await signingForms(site), site.folder, 32, seconds * 2);
    const rows: Row[] = [];
    for (const connections of [1, 32]) {
      const tokens = await waitingTokens(site);
      const first = await (await fetch(`${site.address}/en/signatures/${tokens[0]}`)).text();
      const fields = { ...formWith("token", first), token: OWN };
      const forms = { site: site.address, path: "/en/signatures/%s", fields, tokens };
      const figures = await measure(site, COUNT_CONFIRMED, () =>
        post(forms, site.folder, connections, Math.ceil(seconds / 2)),
      );
      rows.push({ name: `${connections} connections`, figures });
    }
    process.kill(site.pids.worker, "SIGCONT");
    return rows;
  });
}

/**
 * Measures each version in each round, so that a busy moment of the machine meets all alike.
 * @param startFloor starts what they are compared with, on the same server
 */
async function inTurn(
  bench: string,
  measureRound: (site: MeasuredSite, seconds: number, isFirst: boolean) => Promise<Row[]>,
  startFloor?: (site: MeasuredSite) => Promise<PlainNext>,
): Promise<void> {
  const { numbers, against } = readArguments();
  const [rounds = ROUNDS, seconds = SECONDS] = numbers;
  const sites: MeasuredSite[] = [];
  let floor: PlainNext | undefined;
  try {
    for (const version of await versionsToMeasure(against)) sites.push(await startMeasuredSite(version));
    if (sites[0]) floor = await startFloor?.(sites[0]);
    const measured: Row[][] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const rows: Row[] = floor ? await floor.measure(seconds) : [];
      for (const site of sites) {
        const ofSite = await measureRound(site, seconds, round === 1);
        rows.push(...ofSite.map(({ name, figures }) => ({ name: `${site.name}: ${name}`, figures })));
      }
      measured.push(rows);
      print(`Round ${round}: ${JSON.stringify(rows)}`);
    }
    printTable(bench, measured);
  } finally {
    await floor?.stop();
    for (const site of sites) await site.stop();
  }
}

async function signingForms({ address }: MeasuredSite): Promise<Forms> {
  const hidden = formWith("email", await (await fetch(`${address}${PAGE}`)).text());
  const typed = { name: "Supporter", email: OWN, postalCode: "K1A 0B1", country: "CA" };
  return { site: address, path: PAGE, fields: { ...hidden, ...typed } };
}

/** Counts rows and not answers, so that an answer that saved nothing does not count. CPU time in milliseconds for each. */
async function measure({ client, pids }: MeasuredSite, count: string, load: () => ReturnType<typeof post>) {
  const countRows = async () => (await client.query<{ count: number }>(count)).rows[0]?.count ?? 0;
  const [rowsBefore, before] = [await countRows(), cpuTimes(pids)];
  const { seconds, p50Ms, p99Ms, failed } = await load();
  const [rows, after] = [(await countRows()) - rowsBefore, cpuTimes(pids)];
  if (rows === 0 || failed > rows / 20) throw new SetupError(`${failed} forms were refused, and ${rows} rows written.`);
  const each = (process: keyof typeof pids) => (after[process] - before[process]) / rows;
  const cpu = { "web, ms": each("web"), "database, ms": each("database"), "worker, ms": each("worker") };
  return { "a second": rows / seconds, "p50, ms": p50Ms, "p99, ms": p99Ms, ...cpu };
}

async function waitingTokens({ client, folder }: MeasuredSite): Promise<string[]> {
  const open = await createDecrypter([ensureTrialKeys(folder).worker.MAIL_SECRET_KEY]);
  const { rows } = await client.query<{ id: string; token_sealed: Buffer }>(
    "SELECT id, token_sealed FROM signature WHERE petition = $1 AND status = 'pending' LIMIT 4000",
    [PETITION],
  );
  return rows.map(({ id, token_sealed }) => open(token_sealed, { petition: PETITION, id, field: "token" }));
}
