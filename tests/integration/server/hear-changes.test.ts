import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { freePort } from "#lib/free-port.ts";
import { hasPgBouncer, startPgBouncer } from "#lib/harness/pgbouncer.ts";
import { log } from "#lib/log.ts";
import { recordChange } from "#lib/petitions/tally.ts";
import { hearChanges } from "#lib/server/hear-changes.ts";
import { changesSoFar } from "#lib/server/invalidate.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";

const { url } = await databaseOfThisFile();

/** Another process, as the database sees it: a session that this one did not open. */
async function anotherProcess() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return (was: string | null, became: string | null, rows = 1) =>
    client.query(
      `INSERT INTO tally_change (petition, id, was, became)
       SELECT 'bill-c-2', gen_random_uuid(), $1, $2 FROM generate_series(1, $3)`,
      [was, became, rows],
    );
}

/** Listens, and waits until a change of another process is heard. */
async function listening() {
  const stop = hearChanges(url);
  onTestFinished(stop);
  const change = await anotherProcess();
  await vi.waitFor(async () => {
    const before = changesSoFar();
    await change("pending", "confirmed");
    await expect.poll(changesSoFar, { timeout: 200 }).toBeGreaterThan(before);
  }, patience);
  return change;
}

/** How many changes are heard of while something is done, once there is quiet. */
async function heardDuring(work: () => Promise<unknown>): Promise<number> {
  const before = changesSoFar();
  await work();
  await wait(300);
  return changesSoFar() - before;
}

test("a confirmation, a withdrawal and a hold of another process are heard, a signing is not", async () => {
  const change = await listening();
  expect(await heardDuring(() => change("pending", "confirmed"))).toBe(1);
  expect(await heardDuring(() => change("confirmed", "withdrawn"))).toBe(1);
  expect(await heardDuring(() => change("confirmed", "held"))).toBe(1);
  expect(await heardDuring(() => change("confirmed", null))).toBe(1);
  expect(await heardDuring(() => change(null, "pending"))).toBe(0);
  expect(await heardDuring(() => change("pending", "withdrawn"))).toBe(0);
});

test("a batch on paper of another process is heard, for pages show it beside the count", async () => {
  await listening();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  const add = () => client.query("INSERT INTO paper_batch (petition, batch, signatures) VALUES ('bill-c-2', '1', 12)");
  expect(await heardDuring(add)).toBe(1);
  expect(await heardDuring(() => client.query("DELETE FROM paper_batch"))).toBe(1);
});

test("a thousand changes in one transaction are heard once", async () => {
  const change = await listening();
  expect(await heardDuring(() => change("held", "confirmed", 1_000))).toBe(1);
});

test("a change of this process is not heard once more, and none that is rolled back", async () => {
  await listening();
  const own = () => db().$transaction((tx) => recordChange(tx, "bill-c-2", "pending", "confirmed"));
  expect(await heardDuring(own)).toBe(0);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const undone = async () => {
    await client.query("BEGIN; INSERT INTO tally_change VALUES ('bill-c-2', gen_random_uuid(), null, 'confirmed')");
    await client.query("ROLLBACK");
  };
  expect(await heardDuring(undone)).toBe(0);
  await client.end();
});

test("after a broken connection it listens again, and takes for granted that something has changed", async () => {
  const change = await listening();
  const before = changesSoFar();
  await db()
    .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
  await expect.poll(changesSoFar, patience).toBe(before + 1);
  expect(await heardDuring(() => change("pending", "confirmed"))).toBe(1);
});

test.runIf(hasPgBouncer())("behind PgBouncer it does not try, and says once that counts follow by age", async () => {
  const pool = await startPgBouncer(url, await freePort());
  onTestFinished(() => pool.stop());
  const told = vi.spyOn(log, "info");
  await hearChanges(pool.url)();
  expect(told.mock.calls.map(([{ event }]) => event)).toEqual(["changes not heard"]);
});
