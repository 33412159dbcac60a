import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { findProgram } from "../../harness/program.ts";
import { SetupError } from "../../operator-error.ts";

const run = promisify(execFile);
const CONNECTIONS = "32";
const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

export interface Measure {
  perSecond: number;
  p99Ms: number;
}

/** A program that requests a page as fast as it is answered. */
export interface Load {
  name: string;
  /** @throws SetupError when any answer was not the page */
  run(url: string, seconds: number): Promise<Measure>;
}

/** wrk where it is installed, since it takes the least from what it measures; otherwise autocannon. */
export function findLoad(): Load {
  const wrk = findProgram("wrk");
  return wrk
    ? { name: "wrk", run: (url, seconds) => withWrk(wrk, url, seconds) }
    : { name: "autocannon", run: withAutocannon };
}

async function withWrk(wrk: string, url: string, seconds: number): Promise<Measure> {
  const args = [
    "-t",
    "2",
    "-c",
    CONNECTIONS,
    "-d",
    `${seconds}s`,
    "--latency",
    "--timeout",
    "20s",
    "-H",
    "Accept-Encoding: gzip",
    url,
  ];
  const { stdout } = await run(wrk, args);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new SetupError(`Not every answer was the page:\n${stdout}`);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const [, p99 = "", unit = ""] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return { perSecond, p99Ms: Number(p99) * (UNITS[unit] ?? Number.NaN) };
}

async function withAutocannon(url: string, seconds: number): Promise<Measure> {
  const program = join(import.meta.dirname, "../../../node_modules/autocannon/autocannon.js");
  const args = [program, "-c", CONNECTIONS, "-d", String(seconds), "-j", "-H", "accept-encoding=gzip", url];
  const { stdout } = await run(process.execPath, args);
  const { requests, latency, non2xx, errors } = JSON.parse(stdout);
  if (non2xx + errors > 0) throw new SetupError(`Not every answer was the page: ${non2xx} others, ${errors} errors.`);
  return { perSecond: requests.average, p99Ms: latency.p99 };
}
