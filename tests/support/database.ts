import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { closeDb, workAs } from "#lib/db/index.ts";

/**
 * A migrated, empty database for one test file: call `const { url } = await databaseOfThisFile()` at the top of the
 * file. It sets DATABASE_URL, so `db()` connects to it; the database is dropped at the end of the file.
 * @param limits those of a visitor's request by default; `command` for tests of what is decided and not of how long it
 * takes, which run many statements at once: a busy machine is then no failure
 */
export async function databaseOfThisFile(limits: "web" | "command" = "web"): Promise<{ url: string }> {
  workAs(limits);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE campaign`);
  const url = inject("templateUrl").replace(/campaign$/, name);
  process.env.DATABASE_URL = url;
  afterAll(async () => {
    await closeDb();
    await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { url };
}

/** Runs one statement outside of any test's database, for example to drop its connections. */
export async function asAdministrator(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("templateUrl").replace(/campaign$/, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
