import { afterAll, expect, test } from "vitest";
import { closeDb, db } from "#lib/db/index.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";

const { url } = await databaseOfThisFile();
const name = url.slice(url.lastIndexOf("/") + 1);
afterAll(closeDb);

// The runner reports what nobody catches, and fails: that would end a web process.
test("a server that ends all connections again and again fails statements, and ends no process", async () => {
  const counted = { done: 0, failed: 0 };
  const stop = new AbortController();
  const loops = Array.from({ length: 8 }, async (_, number) => {
    while (!stop.signal.aborted)
      await db().$queryRaw`SELECT ${number}::int AS number, pg_sleep(0.002)::text`.then(
        () => (counted.done += 1),
        () => (counted.failed += 1),
      );
  });
  for (let round = 0; round < 30; round += 1) {
    const before = counted.done;
    await asAdministrator(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    await expect.poll(() => counted.done, { interval: 5 }).toBeGreaterThan(before + 10);
  }
  stop.abort();
  await Promise.all(loops);
  expect(counted.failed).toBeGreaterThan(0);
}, 60_000);
