import { spawn } from "node:child_process";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "#lib/db/connection/index.ts";
import { closeDb, db } from "#lib/db/index.ts";
import { listUnapplied, migrate } from "#lib/db/migrate.ts";
import { freePort } from "#lib/free-port.ts";
import { hasPgBouncer, type PgBouncer, startPgBouncer } from "#lib/harness/pgbouncer.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { aFolder } from "#tests/support/delivering.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const keys = giveTestKeys();
const smtp = await startSmtp(() => undefined);
const { url: direct } = await databaseOfThisFile("web");
Object.assign(process.env, { SMTP_URL: smtp.url, MAIL_FROM: "Right to Refuge <hello@refuge.example.org>" });
process.env.SITE_URL = "https://refuge.example.org";
const port = await freePort(0, "127.0.0.1");
const url = withPort(direct, port);
process.env.DATABASE_URL = url; // read once, so that all kinds listen on the same port
afterAll(() => smtp.stop());

const RUNNING = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'";

const kinds: [name: string, settings: string[]][] = [
  ["with its defaults", []],
  ["that drops what it does not know", ["ignore_startup_parameters = statement_timeout,options"]],
  ["with a single connection to the server", ["default_pool_size = 1"]],
];

if (hasPgBouncer()) describe.each(kinds)("through PgBouncer in transaction mode, %s,", throughPgBouncer);
else test("PgBouncer is not installed here: nothing is tried through it", () => expect(hasPgBouncer()).toBe(false));

function throughPgBouncer(_: string, settings: string[]): void {
  let pool: PgBouncer;
  beforeAll(async () => {
    pool = await startPgBouncer(direct, port, settings);
  });
  afterAll(async () => {
    await closeMailSender();
    await closeDb();
    await pool.stop();
  });

  test("moments are right, also after a client of another zone used the same connection", async () => {
    const other = await openConnection(url);
    await other.query("SET TimeZone = 'Asia/Kolkata'");
    const [read] = await db().$queryRaw<{ at: Date; zone: string; second: number }[]>`
      SELECT now() AS at, current_setting('TimeZone') AS zone, extract(epoch FROM now())::float8 AS second`;
    await other.end();
    expect(read?.zone).toBe("UTC");
    expect(read?.at.getTime()).toBeCloseTo((read?.second ?? 0) * 1000, -1);
  });

  test("a statement has three seconds, alone and within a transaction, and does not run on afterwards", async () => {
    const begun = Date.now();
    await Promise.allSettled([
      expect(db().$queryRaw`SELECT pg_sleep(20)::text`).rejects.toThrow(/57014/),
      expect(db().$transaction((tx) => tx.$queryRaw`SELECT pg_sleep(20)::text`)).rejects.toThrow(/57014/),
    ]);
    const inTurn = settings.includes("default_pool_size = 1") ? 2 : 1;
    expect(Date.now() - begun).toBeLessThan(5000 * inTurn);
    const observer = await openConnection(direct);
    const running = async () => (await observer.query(RUNNING)).rows;
    await expect.poll(running, patience).toEqual([]);
    await observer.end();
    expect(await db().$queryRaw`SELECT 1 AS one, current_setting('statement_timeout') AS limit`).toEqual([
      { one: 1, limit: "0" },
    ]);
  });

  test("people sign, get their mail, confirm and withdraw, and counts follow", async () => {
    for (const table of ["signature", "tally", "tally_change", "mail_quota", "mail_meter", "jobs.job"])
      await db().$executeRawUnsafe(`DELETE FROM ${table}`);
    smtp.received.length = 0;
    const events: WorkerEvent[] = [];
    const stop = new AbortController();
    const working = runWorker(stop.signal, (event) => events.push(event));
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((number) => sign(aSigning(number), anOpenDay)));
    await expect.poll(() => smtp.received.length, patience).toBe(8);
    const ids = (await db().signature.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(({ id }) => id);
    const tokens = await Promise.all(ids.map((id) => tokenOf(id)));
    expect(await Promise.all(tokens.map((token) => confirm(token)))).toHaveLength(8);
    await expect.poll(async () => (await countSignatures()).petitions["right-to-stay"]?.confirmed, patience).toBe(8);
    await withdraw(tokens[0] ?? "");
    expect((await countSignatures()).petitions["right-to-stay"]?.confirmed).toBe(7);
    stop.abort();
    await working;
    await closeMailSender();
    expect(events.filter(({ event }) => event === "trouble")).toEqual([]);
  }, 60_000);

  test("commands work: list, stats, backup", async () => {
    const folder = await aFolder();
    const recipient = await identityToRecipient(await generateX25519Identity());
    const env = { ...process.env, ...keys.build, DATABASE_URL: url, DATA_DIR: folder };
    for (const args of [
      ["petition", "list"],
      ["petition", "stats", "bill-c-2"],
      ["backup", "--to", recipient],
    ]) {
      const { code, told } = await run(args, env);
      expect(told).not.toMatch(/Error|cannot/);
      expect(code).toBe(0);
    }
  });

  test("migrations refuse to run through it, and name the variable for the direct address", async () => {
    expect(await listUnapplied(url)).toEqual([]);
    await expect(migrate(url)).rejects.toThrow(/DIRECT_DATABASE_URL/);
    const { code, told } = await run(["migrate"], { ...process.env, DATABASE_URL: url, DIRECT_DATABASE_URL: direct });
    expect(told).toContain("The database is up to date.");
    expect(code).toBe(0);
  });
}

function withPort(address: string, other: number): string {
  const changed = new URL(address);
  changed.port = String(other);
  return changed.href;
}

async function run([name, ...args]: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; told: string }> {
  const child = spawn(process.execPath, [`lib/cli/${name}.ts`, ...args], { env });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (told += String(part)));
  const code = await new Promise<number>((resolve) => child.once("close", (ended) => resolve(ended ?? 1)));
  return { code, told };
}
