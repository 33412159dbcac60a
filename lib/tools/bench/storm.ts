import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { print } from "../../cli/terminal/print.ts";
import { startAsPeopleDo } from "../../harness/started-site.ts";
import { readForms } from "./crowd.ts";
import { openPostOffice } from "./faults/post-office.ts";
import { printAsJson, quantile } from "./machine.ts";
import { median } from "./median.ts";
import { type Reading, readOn } from "./storm/readers.ts";
import { type Supported, supportOn } from "./storm/supporters.ts";

const CONNECTIONS = 1_000;
const SIGNINGS = 100;
const CONFIRMATIONS = 50;
const SECONDS = 40;
const ROUNDS = 3;

// What the site promises in a storm.
const P99_MS_MAX = 250;
const LAG_MS_MAX = 10_000;

interface Round {
  pages: number;
  p50: number;
  p99: number;
  lag: number;
  signed: number;
  confirmed: number;
  inexact: number;
  errors: number;
}

/**
 * Many read while many sign and confirm. Numbers may follow: connections, signings a second, confirmations a second,
 * seconds of a round, rounds, web processes.
 */
export async function benchStorm(): Promise<void> {
  const given = process.argv.slice(3).map(Number);
  const [connections = CONNECTIONS, signings = SIGNINGS, confirmations = CONFIRMATIONS] = given;
  const [seconds = SECONDS, rounds = ROUNDS, processes = 1] = given.slice(3);
  const dataDir = await mkdtemp(join(tmpdir(), "bench-storm-"));
  await chmod(dataDir, 0o711); // as root, Postgres runs as another user, who needs access
  const office = await openPostOffice();
  const variables = { DATA_DIR: dataDir, SMTP_URL: office.url, TRUSTED_PROXIES: "1", WEB_PROCESSES: String(processes) };
  try {
    const site = await startAsPeopleDo(variables);
    try {
      const { address } = site;
      const [form] = await readForms(address);
      const slug = form.page.slice(form.page.lastIndexOf("/") + 1);
      const pages = [
        form.page,
        `/api/petitions/${slug}`,
        "/en",
        "/fr",
        "/en/issues",
        "/fr/enjeux",
        "/en/about",
        `/en/issues/${slug}`,
      ];
      const supported: Supported = { signed: 0, confirmedAt: [], inexact: 0, errors: new Map() };
      const measured: Round[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const over = new AbortController();
        const before = { signed: supported.signed, confirmed: supported.confirmedAt.length };
        supported.errors.clear();
        const reading = readOn({ address, pages, connections }, supported.confirmedAt, over.signal);
        const supporting = supportOn(address, form, office, { signings, confirmations }, supported, over.signal);
        await wait(seconds * 1000);
        over.abort();
        const [read] = await Promise.all([reading, supporting]);
        measured.push(summarize(read, supported, before, seconds));
        print(`Round ${round}: ${JSON.stringify(measured.at(-1))}${told(read, supported)}`);
      }
      report(measured, { connections, signings, confirmations, seconds, rounds, processes });
    } finally {
      await site.stop();
    }
  } finally {
    await office.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function summarize(
  { latencies, lags, errors }: Reading,
  supported: Supported,
  before: { signed: number; confirmed: number },
  seconds: number,
): Round {
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
  const round = (value: number) => Number(value.toFixed(1));
  return {
    pages: round(latencies.length / seconds),
    p50: round(quantile(latencies, 0.5)),
    p99: round(quantile(latencies, 0.99)),
    lag: round(lags.reduce((most, lag) => Math.max(most, lag), 0)),
    signed: round((supported.signed - before.signed) / seconds),
    confirmed: round((supported.confirmedAt.length - before.confirmed) / seconds),
    inexact: supported.inexact,
    errors: sum(errors) + sum(supported.errors),
  };
}

function told({ errors }: Reading, supported: Supported): string {
  const all = [...errors, ...supported.errors];
  return all.length === 0 ? "" : ` (${all.map(([what, count]) => `${count} × ${what}`).join(", ")})`;
}

function report(rounds: Round[], asked: object): void {
  const middle = (key: keyof Round) => median(rounds.map((round) => round[key]));
  const names = Object.keys(rounds[0] ?? {}) as (keyof Round)[];
  const medians = Object.fromEntries(names.map((name) => [name, middle(name)])) as unknown as Round;
  print();
  print("Each second, or in milliseconds; medians of the rounds:");
  for (const name of names) print(`  ${name.padEnd(12)}${String(medians[name]).padStart(10)}`);
  promise("pages within, at the 99th percentile", medians.p99, P99_MS_MAX);
  promise("a count behind by", medians.lag, LAG_MS_MAX);
  promise("errors", medians.errors, 0);
  promise("own pages that were not exact", medians.inexact, 0);
  printAsJson("storm", { asked, medians, rounds });
}

function promise(what: string, value: number, most: number): void {
  if (value <= most) return;
  print(`  ${what} ${value}: NOT kept, at most ${most} promised`);
  process.exitCode = 1;
}
