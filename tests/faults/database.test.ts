import { spawn } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { hashToken } from "#lib/crypto/token.ts";
import { findBinaries } from "#lib/db/embedded/binaries.ts";
import { openHome } from "#lib/db/embedded/home.ts";
import { startPostgres } from "#lib/db/embedded/index.ts";
import { migrate } from "#lib/db/migrate.ts";
import { MIGRATIONS_FOLDER } from "#lib/db/migrations/files.ts";
import { formWith } from "#lib/harness/visitor.ts";
import { translator } from "#lib/i18n/index.ts";
import {
  addressOf,
  countShown,
  dataFolderOfThisFile,
  filledForm,
  inbox,
  linkFor,
  page,
  press,
  siteOfThisFile,
} from "#tests/support/running-site.ts";

// The site knows this server by its address only, as an operator's: nothing starts it again but the tests.
const dataDir = dataFolderOfThisFile();
const folder = join(dataDir, "database");
const postgres = await startPostgres(folder, { timezone: "America/Toronto" });
afterAll(() => postgres.stop());
const site = await siteOfThisFile(dataDir, { DATABASE_URL: postgres.url });

const PAGE_WITHIN_MS = 1000;
const STATEMENT_MS = 3000;
const BACK_WITHIN_MS = 10_000;
/** A process takes as long as the machine is busy. */
const RESTARTED_WITHIN_MS = 60_000;
const t = translator("en");

beforeEach(() => site.moveClock(0));

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on("error", () => undefined); // the server is stopped under it when a test has failed
  await client.connect();
  return client;
}

async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = await connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** How many rows and mails there are, whoever they are of. */
async function stored(): Promise<{ rows: number; mails: number }> {
  const [counted] = await query<{ rows: number; mails: number }>(
    "SELECT (SELECT count(*)::int FROM signature) AS rows, (SELECT count(*)::int FROM jobs.job WHERE name = 'mail') AS mails",
  );
  return counted ?? { rows: -1, mails: -1 };
}

async function countConfirmed(): Promise<number> {
  return (await query("SELECT 1 FROM signature WHERE status = 'confirmed'")).length;
}

/** The pages of the sitemap whose address fits, in both languages, one after the other. */
async function readPages(
  which = /./,
): Promise<{ statuses: Set<number>; usual: number; slowest: number; pages: number }> {
  const visitor = site.visitor();
  const sitemap = await visitor.read("/sitemap.xml");
  const paths = [...sitemap.html.matchAll(/<loc>([^<]+)<\/loc>/g)]
    .map(([, url = ""]) => new URL(url).pathname)
    .filter((path) => which.test(path));
  const statuses = new Set<number>();
  const times: number[] = [];
  for (const path of paths) {
    const begun = performance.now();
    statuses.add((await visitor.read(path)).status);
    times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  const usual = times[Math.floor(times.length / 2)] ?? Number.NaN;
  return { statuses, usual, slowest: times.at(-1) ?? Number.NaN, pages: paths.length };
}

/** Usually within the second that is promised; even on a busy machine none waits for the database's three. */
function expectQuick({ usual, slowest }: { usual: number; slowest: number }): void {
  expect(usual).toBeLessThan(PAGE_WITHIN_MS);
  expect(slowest).toBeLessThan(STATEMENT_MS);
}

const allThere = { statuses: new Set([200]), pages: expect.toSatisfy((pages: number) => pages >= 10) };
/** Pages that show a count. */
const issues = /^\/(?:en\/issues|fr\/enjeux)\//;

test("a second instance takes the forms of the first, before and after the first was replaced, and both show one count", async () => {
  const other = await siteOfThisFile(dataDir, { DATABASE_URL: postgres.url });
  const [here, there] = [site.visitor(), other.visitor()];
  const [early, late] = [await filledForm(here, 10), await filledForm(here, 11)];
  expect(await there.send(page, early)).toMatchObject({ location: inbox });
  process.kill(await site.webProcess(), "SIGTERM");
  expect(await there.send(page, late)).toMatchObject({ location: inbox });
  expect(await press(there, await linkFor(addressOf(10)))).toBe(303);
  const confirmed = await countConfirmed();
  expect(await countShown(other)).toBe(confirmed);
  await expect.poll(() => countShown(site).catch(() => null), { timeout: RESTARTED_WITHIN_MS }).toBe(confirmed);
});

test("with PostgreSQL stopped every page stands, with the last count and its time; signing says so, keeps the text, and works again by itself", async () => {
  const visitor = site.visitor();
  await visitor.send(page, await filledForm(visitor, 1));
  expect(await press(visitor, await linkFor(addressOf(1)))).toBe(303);
  const before = await stored();
  const count = await countConfirmed();
  const shows = (words: RegExp) => async () => words.test((await visitor.read(page)).html);
  await expect.poll(shows(new RegExp(`data-count-number="">${count}<`)), { timeout: 20_000, interval: 500 }).toBe(true);
  const form = await filledForm(visitor, 2);
  await postgres.stop();

  const crawl = await readPages();
  expect(crawl).toMatchObject(allThere);
  expect(crawl.pages).toBeGreaterThan(40);
  expectQuick(crawl);
  expect(await countShown(site)).toBe(count);
  site.moveClock(5 * 60_000);
  const lastCount = new RegExp(`data-count-number="">${count}<[\\s\\S]*<time datetime="[^"]+">Counted `);
  await expect.poll(shows(lastCount), { timeout: 20_000, interval: 500 }).toBe(true);
  const [, counted = ""] = /<time datetime="([^"]+)">Counted /i.exec((await visitor.read(page)).html) ?? [];
  expect(Math.abs(Date.now() - Date.parse(counted))).toBeLessThan(10 * 60_000);
  site.moveClock(0);

  const refused = await visitor.send(page, form);
  expect(refused.status).toBe(503);
  expect(refused.html).toContain(t("form.errors.form.unavailable"));
  for (const typed of ["Supporter 2", addressOf(2), "K1A 0B1"]) expect(refused.html).toContain(`value="${typed}"`);
  expect((await visitor.read("/healthz")).status).toBe(200);
  expect((await visitor.read("/readyz")).status).toBe(503);

  await postgres.revive();
  const begun = performance.now();
  await expect.poll(() => visitor.send(page, form), { timeout: BACK_WITHIN_MS }).toMatchObject({ location: inbox });
  expect(performance.now() - begun).toBeLessThan(BACK_WITHIN_MS);
  expect(await visitor.send(page, form)).toMatchObject({ location: inbox });
  expect(await stored()).toEqual({ rows: before.rows + 1, mails: before.mails + 1 });
});

test("while the database answers nothing a signing fails after three seconds with its text, and pages stay quick", async () => {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 3);
  const before = await stored();
  const slow = await connect();
  await slow.query("BEGIN; LOCK TABLE signature, tally, tally_change IN ACCESS EXCLUSIVE MODE");
  const begun = performance.now();
  const sending = visitor.send(page, form).then((answer) => ({ answer, after: performance.now() - begun }));
  const crawl = await readPages(issues);
  const { answer, after } = await sending;
  await slow.end();

  expect(answer.status).toBe(503);
  expect(answer.html).toContain(`value="${addressOf(3)}"`);
  expect(after).toBeGreaterThan(2500);
  expect(after).toBeLessThan(8000);
  expect(crawl).toMatchObject(allThere);
  expectQuick(crawl);
  expect(await visitor.send(page, form)).toMatchObject({ location: inbox });
  expect(await stored()).toEqual({ rows: before.rows + 1, mails: before.mails + 1 });
});

test("on a full disk nothing is half stored and pages stand; once there is room signing goes on, without a restart", async () => {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 4);
  const stop = await startOnASmallDisk();
  onTestFinished(async () => {
    await stop();
    await postgres.revive();
  });
  const filled = await fillTheDisk();
  const before = await stored();
  // The site reads again, and tells that nobody can sign.
  const readiness = async () => JSON.parse((await visitor.read("/readyz")).html);
  await expect.poll(readiness, { timeout: BACK_WITHIN_MS }).toMatchObject({ migrations: true, signing: false });

  const refused = await visitor.send(page, form);
  expect(refused.status).toBe(503);
  expect(refused.html).toContain(`value="${addressOf(4)}"`);
  expect(await readPages(issues)).toMatchObject(allThere);
  expect(await stored()).toEqual(before);

  await query("DELETE FROM signature WHERE petition = 'filler'");
  await query("VACUUM signature");
  expect(await visitor.send(page, form)).toMatchObject({ location: inbox });
  expect(await stored()).toEqual({ rows: before.rows - filled + 1, mails: before.mails + 1 });
  await expect.poll(readiness, { timeout: BACK_WITHIN_MS }).toMatchObject({ ok: true });
});

/**
 * Starts the server with a limit on the size of its files, which it meets as it meets a full disk: a table can no longer
 * grow, while the log, written in files of 16 MB, goes on. Works for every account on every Unix.
 */
async function startOnASmallDisk(): Promise<() => Promise<unknown>> {
  await postgres.stop();
  const home = openHome(folder);
  const { port } = new URL(postgres.url);
  const command = `ulimit -S -f 32768 && exec "$0" -D "$1" -p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const server = spawn("sh", ["-c", command, join(findBinaries(home.account), "bin/postgres"), home.data], {
    ...home.account,
    cwd: "/",
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  await expect.poll(() => query("SELECT 1 AS up").catch(() => null), { timeout: BACK_WITHIN_MS }).toEqual([{ up: 1 }]);
  return () => {
    server.kill("SIGINT");
    return ended;
  };
}

/** Fills the table of signatures until not one more row finds room. @returns how many rows it took */
async function fillTheDisk(): Promise<number> {
  await query("ALTER TABLE signature SET (autovacuum_enabled = false)");
  let filled = 0;
  for (let rows = 4000; rows >= 1; ) {
    try {
      await query(
        `INSERT INTO signature (petition, id, key_version, token_hash, country, locale, text_version, text_hash, email_index, name_sealed)
         SELECT 'filler', gen_random_uuid(), 1, sha256(gen_random_uuid()::text::bytea), 'CA', 'en', 1, sha256(''), uuid_send(gen_random_uuid()), repeat('x', 400)::bytea
         FROM generate_series(1, $1)`,
        [rows],
      );
      filled += rows;
    } catch (error) {
      expect(String(error)).toMatch(/could not extend file|No space|File too large/);
      rows = Math.floor(rows / 4);
    }
  }
  return filled;
}

test("a form whose answer never arrived because the web process died is taken once, however often it is sent", async () => {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 5);
  const before = await stored();
  // Committed, and the process gone before it could say so.
  await query(
    `CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1); RETURN NULL; END';
     CREATE CONSTRAINT TRIGGER late AFTER INSERT ON signature DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pause()`,
  );
  const lost = visitor.send(page, form).catch(() => "hung up");
  await expect
    .poll(() => query("SELECT 1 FROM pg_stat_activity WHERE query = 'COMMIT' AND wait_event = 'PgSleep'"), {
      timeout: 5000,
    })
    .toHaveLength(1);
  process.kill(await site.webProcess(), "SIGKILL");
  expect(await lost).toBe("hung up");
  await query("DROP FUNCTION pause CASCADE");
  expect(await stored()).toEqual({ rows: before.rows + 1, mails: before.mails + 1 });

  const again = () => visitor.send(page, form).catch(() => null);
  await expect.poll(again, { timeout: RESTARTED_WITHIN_MS, interval: 200 }).toMatchObject({ location: inbox });
  expect(await again()).toMatchObject({ location: inbox });
  expect(await stored()).toEqual({ rows: before.rows + 1, mails: before.mails + 1 });
});

test("told to stop in the middle of a signing, the web process answers it before it goes, and a new one takes its place", async () => {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 6);
  const before = await site.webProcess();
  const lock = await connect();
  await lock.query("BEGIN; LOCK TABLE signature IN EXCLUSIVE MODE");
  const sending = visitor.send(page, form);
  await expect
    .poll(() => query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"), { timeout: 3000 })
    .not.toEqual([]);
  process.kill(before, "SIGTERM");
  await lock.end();
  expect(await sending).toMatchObject({ location: inbox });
  await expect.poll(() => site.webProcess(), { timeout: 30_000 }).not.toBe(before);
  const health = () => visitor.read("/healthz").catch(() => null);
  await expect.poll(health, { timeout: RESTARTED_WITHIN_MS }).toMatchObject({ status: 200 });
});

test("links opened twenty times by programs that only look stay unconfirmed, and a press on one too late offers a new mail", async () => {
  const visitor = site.visitor();
  await visitor.send(page, await filledForm(visitor, 7));
  const link = await linkFor(addressOf(7));
  for (let look = 0; look < 20; look += 1) {
    expect((await visitor.read(link)).status).toBe(200);
    expect((await fetch(`${site.address}${link}`, { method: "HEAD" })).status).toBe(200);
  }
  const { html } = await visitor.read(link);
  expect(
    await query("SELECT 1 FROM signature WHERE token_hash = $1 AND status = 'pending'", [
      hashToken(link.slice(link.lastIndexOf("/") + 1)),
    ]),
  ).toHaveLength(1);
  await query(
    "UPDATE signature SET created_at = now() - interval '9 days', mailed_at = now() - interval '8 days' WHERE status = 'pending'",
  );
  await visitor.send(link, formWith("token", html));
  expect((await visitor.read(link)).html).toContain(t("signature.invalid.lede"));
});

test("when a migration fails, it leaves nothing and the version that runs goes on serving", async () => {
  const migrations = join(dataDir, "migrations");
  cpSync(MIGRATIONS_FOLDER, migrations, { recursive: true });
  mkdirSync(join(migrations, "29991231000000_broken"));
  writeFileSync(join(migrations, "29991231000000_broken/migration.sql"), "DROP TABLE signature CASCADE; SELECT 1 / 0;");
  await expect(migrate(postgres.url, migrations)).rejects.toThrow(/29991231000000_broken: division by zero/);
  const visitor = site.visitor();
  await expect.poll(async () => (await visitor.read("/readyz")).status, { timeout: RESTARTED_WITHIN_MS }).toBe(200);
  expect(await visitor.send(page, await filledForm(visitor, 12))).toMatchObject({ location: inbox });
});

test("with clocks ten minutes off, to either side, the database's time rules", async () => {
  for (const [number, minutes] of [
    [8, 10],
    [9, -10],
  ] as const) {
    site.moveClock(minutes * 60_000);
    const visitor = site.visitor();
    expect(await visitor.send(page, await filledForm(visitor, number))).toMatchObject({ location: inbox });
    expect(await press(visitor, await linkFor(addressOf(number)))).toBe(303);
    const [latest] = await query(
      `SELECT status, greatest(now() - created_at, now() - mailed_at, now() - confirmed_at) BETWEEN '0' AND '2 minutes' AS now
       FROM signature ORDER BY created_at DESC LIMIT 1`,
    );
    expect(latest).toEqual({ status: "confirmed", now: true });
  }
});
