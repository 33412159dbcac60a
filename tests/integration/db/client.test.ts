import { inspect } from "node:util";
import pg from "pg";
import { expect, test } from "vitest";
import { closeDb, db } from "#lib/db/index.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";

const { url } = await databaseOfThisFile("web");
const name = new URL(url).pathname.slice(1);

test("a dropped connection is replaced without anybody's help", async () => {
  await db().$queryRaw`SELECT 1`;
  await asAdministrator(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  await expect.poll(() => db().$queryRaw`SELECT 1 AS one`, patience).toEqual([{ one: 1 }]);
});

test("a statement that takes longer than three seconds fails, and the next one works", async () => {
  const begun = Date.now();
  await expect(db().$queryRaw`SELECT pg_sleep(20)::text`).rejects.toThrow();
  expect(Date.now() - begun).toBeLessThan(6000);
  expect(await db().$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

test("errors quote no values, because errors are logged", async () => {
  const wrong = { data: { petition: "supporter1@example.org", unknown: true } } as never;
  const refused: unknown = await db()
    .signature.create(wrong)
    .catch((error: unknown) => error);
  expect(inspect(refused)).toContain("Argument `id` is missing");
  expect(inspect(refused)).not.toContain("supporter1");

  const unreadable: unknown = await db()
    .$transaction(async (tx) => tx.$queryRaw`SELECT ${"supporter1@example.org"}::text::int`)
    .catch((error: unknown) => error);
  expect(inspect(unreadable)).toContain("22P02");
  expect(inspect(unreadable)).not.toContain("supporter1");
});

test("closing ends every connection, and the next use opens one again", async () => {
  await db().$queryRaw`SELECT 1`;
  await closeDb();
  expect(await connections()).toBe(0);
  await db().$queryRaw`SELECT 1`;
  expect(await connections()).toBe(1);
});

async function connections(): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: "observer" });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'observer'",
    );
    return rows[0]?.count ?? -1;
  } finally {
    await client.end();
  }
}
