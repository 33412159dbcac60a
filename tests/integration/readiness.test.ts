import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { readReadiness } from "#app/readyz/readiness.ts";
import { closeDb, db } from "#lib/db/index.ts";
import { log } from "#lib/log.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { sign } from "#lib/signatures/sign.ts";
import { runWorker } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aSigning, giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
const port = await aPortThatRefuses();
process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
process.env.MAIL_FROM = "hello@refuge-campaign.ca";
const { url } = await databaseOfThisFile("web");
afterAll(closeMailSender);

const lines: object[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ["info", "warn", "error"] as const)
    vi.spyOn(log, level).mockImplementation((line) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

/** Each look is a new one. */
let seconds = 0;
function look() {
  seconds += 10;
  return readReadiness(seconds * 1000);
}

async function withWorker(work: (worker: Promise<void>) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const started = Promise.withResolvers<void>();
  const worker = runWorker(stop.signal, (event) => {
    if (event.event === "started") started.resolve();
    else log.error(event as { event: string });
  });
  await Promise.race([started.promise, worker]);
  try {
    await work(worker);
  } finally {
    stop.abort();
    await worker;
  }
}

test("a whole site with a worker is ready, and what was rehearsed leaves nothing", async () => {
  await withWorker(async () => {
    expect(await look()).toEqual({
      ok: true,
      signing: true,
      migrations: true,
      queue: true,
      mail: "ok",
      mailWaitingSeconds: 0,
      mailsFailed: 0,
      workerSeenSeconds: expect.any(Number),
      proxy: [],
    });
  });
  expect(lines.filter((line) => !("event" in line && line.event === "stopped"))).toEqual([]);
  const [left] = await db().$queryRaw<object[]>`
    SELECT (SELECT count(*) FROM signature)::int AS signatures, (SELECT count(*) FROM tally_change)::int AS changes,
      (SELECT count(*) FROM subscription)::int AS subscriptions, (SELECT count(*) FROM erasure)::int AS erasures,
      (SELECT count(*) FROM rate_bucket)::int AS buckets, (SELECT count(*) FROM petition_version)::int AS versions,
      (SELECT count(*) FROM jobs.job WHERE name = 'mail')::int AS mails`;
  expect(new Set(Object.values(left ?? {}))).toEqual(new Set([0]));
});

test("many questions at once are one look at the database", async () => {
  seconds += 10;
  const now = seconds * 1000;
  const looks = await Promise.all(Array.from({ length: 100 }, (_, at) => readReadiness(now + at)));
  expect(new Set(looks).size).toBe(1);
});

test.each([
  ["signature", "name_sealed"],
  ["signature", "confirmed_at"],
  ["signature", "withdrawn_at"],
  ["tally_change", "became"],
  ["subscription", "consent_at"],
  ["erasure", "act"],
  ["petition_version", "text"],
  ["suppression", "email_index"],
  ["rate_bucket", "points"],
])("a column that was renamed is reported: %s.%s", async (table, column) => {
  await db().$executeRawUnsafe(`ALTER TABLE ${table} RENAME COLUMN ${column} TO renamed`);
  try {
    expect(await look()).toMatchObject({ ok: false, signing: false });
    expect(lines).toContainEqual(
      expect.objectContaining({
        event: "failed",
        doing: "rehearse a signature",
        code: expect.stringMatching(/^P20\d\d$/),
      }),
    );
  } finally {
    await db().$executeRawUnsafe(`ALTER TABLE ${table} RENAME COLUMN renamed TO ${column}`);
  }
  expect(await look()).toMatchObject({ ok: true });
});

test("an unapplied migration and a queue of another version are reported", async () => {
  await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_told_news'`;
  await db().$executeRaw`UPDATE jobs.version SET version = version - 1`;
  expect(await look()).toMatchObject({ ok: false, migrations: false, queue: false });
  expect(lines).toContainEqual({ event: "not ready", doing: "check the migrations" });
  expect(lines).toContainEqual({ event: "not ready", doing: "check the queue" });
  await db().$executeRaw`UPDATE jobs.version SET version = version + 1`;
  await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL`;
});

test("a table without privileges is reported, with PostgreSQL's own code", async () => {
  const role = `web_${Date.now()}`;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
  await owner.query(`GRANT USAGE ON SCHEMA public, jobs TO ${role}`);
  await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, jobs TO ${role}`);
  const signForm = 'FUNCTION "sign_form"("signature", jsonb, uuid, bytea)'; // it acts with the rights of its owner
  const signForms = 'FUNCTION "sign_forms"(jsonb, text)';
  await owner.query(`GRANT EXECUTE ON ${signForm}, ${signForms.replace("FUNCTION ", "")} TO ${role}`);
  const address = new URL(url);
  address.username = role;
  address.password = "secret";
  try {
    await asRole(address.href, async () => {
      expect(await look()).toMatchObject({ ok: true });
      const rights = [
        "UPDATE ON signature",
        "INSERT ON tally_change",
        "INSERT ON rate_bucket",
        `EXECUTE ON ${signForm}`,
        `EXECUTE ON ${signForms}`,
      ];
      for (const right of rights) {
        lines.length = 0;
        await owner.query(`REVOKE ${right} FROM ${role}`);
        expect(await look(), right).toMatchObject({ ok: false, signing: false });
        expect(lines, right).toContainEqual(
          expect.objectContaining({ event: "failed", doing: "rehearse a signature", sqlState: "42501" }),
        );
        await owner.query(`GRANT ${right} TO ${role}`);
      }
      expect(await look()).toMatchObject({ ok: true });
    });
  } finally {
    await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await owner.end();
  }
});

test("a worker that stopped, or died, is reported, and signing is not refused for it", async () => {
  expect(await look()).toMatchObject({ ok: true, mail: "stopped" });
  expect(lines).toContainEqual(expect.objectContaining({ event: "mail waits", reason: "no worker" }));
  await db().$executeRaw`UPDATE jobs.instance SET stopped_on = NULL, heartbeat_on = now() - interval '10 seconds'`;
  expect(await look()).toMatchObject({ ok: true, mail: "ok" });
  await db().$executeRaw`UPDATE jobs.instance SET heartbeat_on = now() - interval '61 seconds'`;
  expect(await look()).toMatchObject({ ok: true, mail: "stopped", workerSeenSeconds: 61 });
});

test("a mail server that is dead is reported by the log at once, and after five minutes here too", async () => {
  await sign(aSigning(1), anOpenDay);
  await withWorker(async () => {
    await vi.waitFor(
      () =>
        expect(lines).toContainEqual(expect.objectContaining({ event: "mail", result: "failed", reason: "ESOCKET" })),
      patience,
    );
    expect(await look()).toMatchObject({ ok: true, mail: "ok" });
    await db().$executeRaw`UPDATE jobs.job SET created_on = now() - interval '301 seconds' WHERE name = 'mail'`;
    expect(await look()).toMatchObject({ ok: true, mail: "late", mailWaitingSeconds: 301 });
    expect(lines).toContainEqual({ event: "mail waits", reason: "late", seconds: 301, count: 0 });
  });
  expect(JSON.stringify(lines)).not.toContain("@");
});

test("a database that is away is reported, and nothing throws", async () => {
  await asRole("postgresql://nobody:secret@127.0.0.1:1/nothing", async () => {
    expect(await look()).toEqual({
      ok: false,
      signing: false,
      migrations: false,
      queue: false,
      mail: "unknown",
      proxy: [],
    });
  });
});

/** Lets this process reach the database by another address for a while. */
async function asRole(address: string, work: () => Promise<void>): Promise<void> {
  const { env } = await import("#lib/env.ts");
  await closeDb();
  await closeMailSender();
  const usual = env().DATABASE_URL;
  Object.assign(env(), { DATABASE_URL: address });
  try {
    await work();
  } finally {
    await closeDb();
    await closeMailSender();
    Object.assign(env(), { DATABASE_URL: usual });
  }
}

async function aPortThatRefuses(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const taken = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return taken;
}
