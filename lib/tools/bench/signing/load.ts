import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { findProgram } from "../../../harness/program.ts";
import { SetupError } from "../../../operator-error.ts";

const run = promisify(execFile);
const script = join(import.meta.dirname, "forms.lua");
const BOUNDARY = "----a-form-of-the-bench";
/** Where the part that differs in each form belongs. */
export const OWN = "{own}";

/** Forms to post: the fields of one, in which `OWN` stands for an address, or for one of the tokens. */
export type Forms = { site: string; path: string; fields: Record<string, string>; tokens?: readonly string[] };

/** What was posted: `p99Ms` of the answers, and how many were errors of the connection. */
export type Posted = { requests: number; seconds: number; p50Ms: number; p99Ms: number; failed: number };

/** Posts forms over some connections, as fast as they are answered. @throws SetupError without wrk */
export async function post(forms: Forms, folder: string, connections: number, seconds: number): Promise<Posted> {
  const wrk = findProgram("wrk");
  if (wrk === null) throw new SetupError("This bench needs wrk.");
  const [before = "", after = ""] = bodyOf(forms.fields).split(OWN);
  const file = (name: string) => join(folder, name);
  await Promise.all([
    writeFile(file("before"), before),
    writeFile(file("after"), after),
    writeFile(file("tokens"), (forms.tokens ?? []).join("\n")),
  ]);
  const word = (Date.now() % 36 ** 6).toString(36);
  const load = ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "--timeout", "20s", "-s", script];
  const headers = ["-H", `Content-Type: multipart/form-data; boundary=${BOUNDARY}`, "-H", `Origin: ${forms.site}`];
  const which = [file("before"), file("after"), forms.tokens ? file("tokens") : "-", forms.path, word];
  const { stdout } = await run(wrk, [...load, ...headers, forms.site, "--", ...which]);
  const [, requests = "", time = ""] = /(\d+) requests in ([\d.]+)(?:s|ms)/.exec(stdout) ?? [];
  return {
    requests: Number(requests),
    seconds: Number(time),
    p50Ms: percentile(stdout, 50),
    p99Ms: percentile(stdout, 99),
    failed: Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0),
  };
}

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

function percentile(output: string, percent: number): number {
  const [, value = "", unit = ""] = new RegExp(`${percent}%\\s+([\\d.]+)(us|ms|s)`).exec(output) ?? [];
  return Number(value) * (UNITS[unit] ?? Number.NaN);
}

function bodyOf(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}
