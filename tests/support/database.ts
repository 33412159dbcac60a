import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { closeDb, workAs } from "#lib/db/index.ts";

/**
 * A migrated, empty database for one test file: call `const { url } = await databaseOfThisFile()` at the top of the
 * file. It sets DATABASE_URL, so `db()` connects to it; the database is dropped at the end of the file.
 * @param limits of time: those of a command, so that a busy machine is no failure; `web`, those of a visitor's request,
 * for tests of these limits
 */
export async function databaseOfThisFile(limits: "web" | "command" = "command"): Promise<{ url: string }> {
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
