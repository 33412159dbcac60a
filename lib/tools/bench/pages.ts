import { join } from "node:path";
import { startChild } from "../../cli/start/children.ts";
import { freePort } from "../../cli/start/port.ts";
import { envPerProcess, findKeys } from "../../cli/start/process-env.ts";
import { type Site, startSite } from "../../cli/start/site.ts";
import { print } from "../../cli/terminal/print.ts";
import { environment } from "../../env.ts";
import { NEXT_COMMAND } from "../../server/next-contract.ts";
import { findLoad, type Load, type Measure } from "./load.ts";
import { median } from "./median.ts";
import { startNginx } from "./nginx.ts";
import { untilServing } from "./until-serving.ts";

const root = join(import.meta.dirname, "../../..");
const PAGE = "/en/issues/bill-c-2";
const ROUNDS = 3;
const WARM_UP_SECONDS = 1;
const ROUND_SECONDS = 5;
// The promise of part 1 of the campaign site.
const TIMES_NEXT_MIN = 15;
const PART_OF_NGINX_MIN = 0.3;

interface Server {
  name: string;
  url: string;
  stop(): Promise<void>;
}

/** Serves one issue page in three ways from this machine, measures them in turn, in three rounds, and compares. */
export async function benchPages(): Promise<void> {
  const load = findLoad();
  const site = await startMeasuredSite();
  const servers: Server[] = [{ name: "front", url: `http://localhost:${site.env.PORT}${PAGE}`, stop: site.stop }];
  try {
    servers.push(await startNextAlone(site));
    const nginx = await startNginx(`http://localhost:${site.env.PORT}${PAGE}`);
    if (nginx) servers.push({ name: "nginx", ...nginx });
    else print("nginx is not on this machine: skipped.");
    const measures = await measureInTurn(load, servers);
    printResult(measures, load);
  } finally {
    for (const server of servers.reverse()) await server.stop();
  }
}

/** The whole site on a free port, with the pages that `npm start` built. */
async function startMeasuredSite(): Promise<Site> {
  const variables = { ...environment(), HOST: "localhost", PORT: String(await freePort()), SITE_URL: "" };
  return startSite({ variables, interrupted: new AbortController().signal, print });
}

/** `next start` of the same build, with the same database. */
async function startNextAlone({ env, databaseUrl, address }: Site): Promise<Server> {
  const port = String(await freePort());
  const { web } = envPerProcess(env, findKeys(env), databaseUrl, address);
  const args = [join(root, NEXT_COMMAND), "start", root, "--port", port, "--hostname", "localhost"];
  const child = startChild(args, { ...web, PORT: port }, "ignore");
  const url = `http://localhost:${port}${PAGE}`;
  await untilServing(url);
  return { name: "next start", url, stop: child.stop };
}

async function measureInTurn(load: Load, servers: Server[]): Promise<Map<string, Measure[]>> {
  const measures = new Map(servers.map(({ name }): [string, Measure[]] => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const { name, url } of servers) {
      await load.run(url, WARM_UP_SECONDS);
      const measure = await load.run(url, ROUND_SECONDS);
      measures.get(name)?.push(measure);
      print(`Round ${round}, ${name}: ${Math.round(measure.perSecond)} requests/s`);
    }
  }
  return measures;
}

function printResult(measures: Map<string, Measure[]>, load: Load): void {
  const all = (name: string, key: keyof Measure) => (measures.get(name) ?? []).map((measure) => measure[key]);
  print();
  print(`${PAGE}, 32 connections, gzip, ${load.name}, ${ROUNDS} rounds of ${ROUND_SECONDS} s in turn; medians`);
  print(`${"".padEnd(12)}${"requests/s".padStart(12)}${"p99".padStart(12)}`);
  for (const name of measures.keys()) {
    const perSecond = Math.round(median(all(name, "perSecond"))).toLocaleString("en-CA");
    print(`${name.padEnd(12)}${perSecond.padStart(12)}${`${median(all(name, "p99Ms")).toFixed(1)} ms`.padStart(12)}`);
  }
  print();
  // Round by round, since other work of the machine affects neighbouring measurements equally.
  const ratio = (to: string) =>
    median(all("front", "perSecond").map((value, round) => value / (all(to, "perSecond")[round] ?? Number.NaN)));
  compare("times plain Next", ratio("next start"), TIMES_NEXT_MIN);
  if (measures.has("nginx")) compare("of nginx with the same file", ratio("nginx"), PART_OF_NGINX_MIN);
}

function compare(what: string, ratio: number, least: number): void {
  print(`The front: ${ratio.toFixed(2)} ${what} (at least ${least} promised: ${ratio >= least ? "kept" : "NOT kept"})`);
  if (!(ratio >= least)) process.exitCode = 1;
}
