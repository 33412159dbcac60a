import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "../../cli/start/build.ts";
import { openDatabase } from "../../cli/start/database.ts";
import { freePort } from "../../cli/start/port.ts";
import { buildEnvironment } from "../../cli/start/process-env.ts";
import { duration, print } from "../../cli/terminal/print.ts";
import { ensureTrialKeys } from "../../crypto/keys.ts";
import { parseEnv } from "../../env.ts";
import { hasPgBouncer, startPgBouncer } from "../../harness/pgbouncer.ts";
import { findProgram } from "../../harness/program.ts";
import { type Logins, makeLogins } from "../../harness/role-logins.ts";
import { SetupError } from "../../operator-error.ts";
import type { Acknowledged } from "./faults/acknowledged.ts";
import { compareWithDatabase } from "./faults/compare.ts";
import { openPostOffice, type PostOffice, untilMailed } from "./faults/post-office.ts";
import { sendAll } from "./faults/supporters.ts";
import { prepareMembers } from "./fleet/processes.ts";
import { startProxy } from "./fleet/proxy.ts";
import { restartInTurn } from "./fleet/restart.ts";

const RESTARTS = 10;
const PER_SECOND = 20;
const AT_ONCE = 64;
const DRAIN_SECONDS = 2;
const LAST_MAIL_WITHIN_MS = 3 * 60_000;

/** Ten seconds of the site and ten of nginx, which does not subtract the Age of what it keeps. */
const BEHIND_MS = 20_000;

/** What was started, to be stopped in the other order. */
type Stops = (() => Promise<unknown>)[];

/**
 * Restarts two web processes and two workers in turn while supporters sign through nginx, and compares what they were told
 * with what is stored and mailed. Every process has the rights of `prisma/roles.sql` only.
 */
export async function benchFleet(): Promise<void> {
  const [restarts = RESTARTS, perSecond = PER_SECOND] = process.argv.slice(3).map(Number);
  const nginx = findProgram("nginx");
  if (!nginx)
    throw new SetupError("nginx is not on this machine, and a fleet needs a proxy: apt-get install nginx-light");
  print(`${restarts} restarts under ${perSecond} signings a second`);
  const dataDir = await mkdtemp(join(tmpdir(), "bench-fleet-"));
  await chmod(dataDir, 0o711); // as root, Postgres runs as another user, who needs access
  const stops: Stops = [() => rm(dataDir, { recursive: true, force: true })];
  try {
    if (!(await measure({ nginx, dataDir, restarts, perSecond }, stops))) process.exitCode = 1;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function measure(
  { nginx, dataDir, restarts, perSecond }: { nginx: string; dataDir: string; restarts: number; perSecond: number },
  stops: Stops,
): Promise<boolean> {
  await buildSite(buildEnvironment(), new AbortController().signal, print);
  const database = await openDatabase(parseEnv({ DATA_DIR: dataDir }), print);
  stops.push(async () => database.embedded?.stop());
  const logins = await pooled(await makeLogins(database.url), database.url, stops);
  const office = await openPostOffice();
  stops.push(() => office.close());
  const port = await freePort(0, "127.0.0.1");
  const members = await prepareMembers({
    dataDir,
    logins,
    keys: ensureTrialKeys(dataDir),
    siteUrl: `http://127.0.0.1:${port}`,
    smtpUrl: office.url,
    drainSeconds: DRAIN_SECONDS,
  });
  stops.push(() => Promise.all(members.map((member) => member.stop())));
  for (const member of members) await member.start();
  const proxy = await startProxy(
    nginx,
    port,
    members.flatMap((member) => member.port ?? []),
  );
  stops.push(proxy.stop);

  const acknowledged: Acknowledged = { signed: new Set(), confirmed: new Set(), answers: new Map() };
  let done = false;
  const begun = performance.now();
  const crowd = { perSecond, atOnce: AT_ONCE, comes: () => !done };
  const sent = sendAll(crowd, proxy, office, acknowledged);
  const broken = await restartInTurn(members, restarts).finally(() => {
    done = true;
  });
  const underLoadMs = performance.now() - begun;
  await sent;
  await untilMailed(acknowledged, office, LAST_MAIL_WITHIN_MS);
  const rate = acknowledged.signed.size / (underLoadMs / 1000);
  print(`${acknowledged.signed.size} signings in ${duration(underLoadMs)}: ${rate.toFixed(1)} a second.`);
  const agrees = await compareWithDatabase({ acknowledged, office, dataDir, site: proxy, behindMs: BEHIND_MS });
  return [agrees, ...countBroken(acknowledged, office, broken)].every(Boolean);
}

/** The logins through PgBouncer where it is installed; else straight to the server, which is said. */
async function pooled(logins: Logins, url: string, stops: Stops): Promise<Logins> {
  if (!hasPgBouncer()) return logins;
  const pool = await startPgBouncer(url, await freePort(0, "127.0.0.1"), [], Object.values(logins));
  stops.push(pool.stop);
  const { host } = new URL(pool.url);
  const through = (login: string) => Object.assign(new URL(login), { host }).href;
  return { ...logins, web: through(logins.web), worker: through(logins.worker) };
}

function countBroken({ answers }: Acknowledged, { boxes }: PostOffice, restarts: number): boolean[] {
  const failed = [...answers].filter(([answer]) => answer !== "taken");
  for (const [answer, times] of failed) print(`  ${answer}: ${times}`);
  const counts = {
    "failed requests": failed.reduce((sum, [, times]) => sum + times, 0),
    "people mailed twice": [...boxes.values()].filter(({ mails }) => mails > 1).length,
    "restarts that were not as promised": restarts,
  };
  return Object.entries(counts).map(([what, count]) => {
    print(`${what}: ${count}${count === 0 ? "" : " (0 promised: NOT kept)"}`);
    return count === 0;
  });
}
