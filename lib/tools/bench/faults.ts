import { randomInt } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { duration, print } from "../../cli/terminal/print.ts";
import { startAsPeopleDo } from "../../harness/started-site.ts";
import type { Acknowledged } from "./faults/acknowledged.ts";
import { compareWithDatabase } from "./faults/compare.ts";
import { killAtRandom } from "./faults/kills.ts";
import { openPostOffice, type PostOffice, untilMailed } from "./faults/post-office.ts";
import { sendAll } from "./faults/supporters.ts";

const SIGNATURES = 10_000;
const KILLS = 200;
/** The load that two cores can carry while they also run the database and the mail server. */
const LOAD = { perSecond: 15, atOnce: 16 };
const TOLD_EVERY_MS = 15_000;
/** A mail whose worker died returns to the queue after two minutes, and the queue is checked every minute. */
const LAST_MAIL_WITHIN_MS = 6 * 60_000;

/** Sends signatures while database, web process and worker are killed at random, and compares the results. */
export async function benchFaults(): Promise<void> {
  const [signatures = SIGNATURES, kills = KILLS, seed = randomInt(2 ** 31)] = process.argv.slice(3).map(Number);
  print(`${shown(signatures)} signatures, ${kills} kills, seed ${seed}`);
  const dataDir = await mkdtemp(join(tmpdir(), "bench-faults-"));
  await chmod(dataDir, 0o711); // as root, Postgres runs as another user, who needs access
  const office = await openPostOffice();
  try {
    const site = await startAsPeopleDo({ DATA_DIR: dataDir, SMTP_URL: office.url, TRUSTED_PROXIES: "1" });
    try {
      const begun = performance.now();
      const acknowledged: Acknowledged = { signed: new Set(), confirmed: new Set(), answers: new Map() };
      const killed = killAtRandom(seed, kills, signatures, acknowledged, site.pid, dataDir);
      const progress = setInterval(
        () => print(`  ${duration(performance.now() - begun)}: ${soFar(acknowledged, office)}`),
        TOLD_EVERY_MS,
      );
      await sendAll({ ...LOAD, comes: (number) => number < signatures }, site, office, acknowledged);
      print(`Killed: ${await killed}`);
      await untilMailed(acknowledged, office, LAST_MAIL_WITHIN_MS);
      clearInterval(progress);
      print(`Answers: ${[...acknowledged.answers].map(([answer, times]) => `${answer} ${shown(times)}`).join(", ")}`);
      const kept = await compareWithDatabase({ acknowledged, office, dataDir, site });
      print(
        `${duration(performance.now() - begun)} in all. ${kept ? "Every promise kept." : "NOT every promise kept."}`,
      );
      if (!kept) process.exitCode = 1;
    } finally {
      await site.stop();
    }
  } finally {
    await office.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function soFar({ signed, confirmed }: Acknowledged, { boxes }: PostOffice): string {
  return `${shown(signed.size)} acknowledged, ${shown(boxes.size)} mailed, ${shown(confirmed.size)} confirmed`;
}

function shown(count: number): string {
  return count.toLocaleString("en-CA");
}
