import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startPostgres } from "#lib/db/embedded/index.ts";
import { isAlive } from "#lib/db/embedded/processes.ts";
import { patience } from "#tests/support/patience.ts";

const model = mkdtempSync(join(tmpdir(), "embedded-model-"));
let parent: string;
let folder: string;
let running: EmbeddedPostgres[];

// Making a data folder takes a second; a copy of one a tenth.
beforeAll(async () => {
  chmodSync(model, 0o711);
  const postgres = await startPostgres(join(model, "postgres"));
  await postgres.stop();
});

afterAll(() => rmSync(model, { recursive: true }));

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "embedded-"));
  chmodSync(parent, 0o711);
  folder = join(parent, "postgres");
  execFileSync("cp", ["-a", join(model, "postgres"), folder]);
  running = [];
});

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  rmSync(parent, { recursive: true, force: true });
});

test("data survives a stop and a start", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();
  expect(first.isRunning()).toBe(false);

  const second = await start();
  expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

test("what was committed survives kill -9 of the server, and it comes back on the same port", async () => {
  const postgres = await start();
  await query(postgres.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  process.kill(postmaster(), "SIGKILL");
  await expect.poll(() => postgres.isRunning(), patience).toBe(false);

  await postgres.revive();
  expect(await query(postgres.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

test("a start after kill -9 of its owner joins the server that was left behind, and stops it in the end", async () => {
  const orphaned = startInAnotherProcess();
  const heir = await start();
  expect(heir.url).toBe(orphaned);
  expect(heir.shared).toBe(true);
  await heir.stop();
  expect(heir.isRunning()).toBe(false);
});

test("a pid file that names another live program does not stand in the way", async () => {
  const first = await start();
  await first.stop();
  const stale = `${process.pid}\n${join(folder, "data")}\n1700000000\n54321\n\n127.0.0.1\n  1 1\nready   \n`;
  writeFileSync(join(folder, "data/postmaster.pid"), stale);

  const second = await start();
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(isAlive(process.pid)).toBe(true);
});

test("two starts at the same moment share one server", async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(one?.url).toBe(other?.url);
  expect([one?.shared, other?.shared].sort()).toEqual([false, true]);
});

test("a folder with somebody else's files in it is never overwritten", async () => {
  rmSync(join(folder, "data"), { recursive: true });
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data/thesis.txt"), "three years of work");
  await expect(start()).rejects.toThrow(/not empty and is not a PostgreSQL data folder/);
  expect(readFileSync(join(folder, "data/thesis.txt"), "utf8")).toBe("three years of work");
});

test("a folder half made by a killed start is made again", async () => {
  rmSync(join(folder, "data"), { recursive: true });
  mkdirSync(join(folder, "data.new/base"), { recursive: true });
  const postgres = await start();
  expect(await query(postgres.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(existsSync(join(folder, "data.new"))).toBe(false);
});

test("commits reach the disk, and the log holds neither statements nor values", async () => {
  const postgres = await start();
  expect(await query(postgres.url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
  await query(
    postgres.url,
    "CREATE TABLE signers (address text UNIQUE); INSERT INTO signers VALUES ('canary@example.org')",
  );
  await expect(query(postgres.url, "INSERT INTO signers VALUES ('canary@example.org')")).rejects.toThrow(/duplicate/);
  const log = readFileSync(join(folder, "server.log"), "utf8");
  expect(log).toContain("duplicate key");
  expect(log).not.toContain("canary");
});

test("only someone with the password gets in", async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = "guess";
  await expect(query(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres(folder);
  running.push(postgres);
  return postgres;
}

/** Starts the server in a process that is then killed by SIGKILL; gives back the address that it had. */
function startInAnotherProcess(): string {
  const module = join(import.meta.dirname, "../../../lib/db/embedded/index.ts");
  const script = `
    import { startPostgres } from ${JSON.stringify(module)};
    const { url } = await startPostgres(${JSON.stringify(folder)});
    process.stdout.write(url, () => process.kill(process.pid, "SIGKILL"));`;
  try {
    return execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout; // a process that was killed counts as failed; what it said is what we want
  }
}

function postmaster(): number {
  return Number.parseInt(readFileSync(join(folder, "data/postmaster.pid"), "utf8"), 10);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows ?? [];
  } finally {
    await client.end();
  }
}
