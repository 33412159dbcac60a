import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { openConnection } from "#lib/db/connection/index.ts";
import { startThrowawayPostgres } from "#lib/db/embedded/throwaway.ts";
import { listUnapplied, migrate } from "#lib/db/migrate.ts";
import { listMigrations, MIGRATIONS_FOLDER, readMigration } from "#lib/db/migrations/files.ts";

const postgres = await startThrowawayPostgres();
const folder = mkdtempSync(join(tmpdir(), "migrations-"));
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

test("three starts at once apply every migration exactly once, and a later one nothing", async () => {
  expect(await listUnapplied(postgres.url)).toEqual(listMigrations());
  const applied = await Promise.all([migrate(postgres.url), migrate(postgres.url), migrate(postgres.url)]);
  expect(applied.flat()).toEqual(listMigrations());
  expect(await listUnapplied(postgres.url)).toEqual([]);
  expect(await migrate(postgres.url)).toEqual([]);
});

test("the migrations say the same as the schema", async () => {
  const tool = join(import.meta.dirname, "../../../lib/tools/new-migration.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [tool, "--check"]);
  expect(stdout).toContain("no migration written");
});

test("the history is the one that Prisma keeps: a name, a checksum of the file, when it was finished", async () => {
  const rows = await query(postgres.url, "SELECT * FROM _prisma_migrations ORDER BY started_at");
  expect(rows).toEqual(
    listMigrations().map((name) => ({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash("sha256").update(readMigration(name)).digest("hex"),
      finished_at: expect.any(Date),
      migration_name: name,
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    })),
  );
});

test("a failed migration leaves nothing, names itself, and is tried again once it is corrected", async () => {
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  writeMigration("29991231000000_mended", "CREATE TABLE leftover (id int); SELECT 1 / 0;");
  await expect(migrate(postgres.url, folder)).rejects.toThrow(
    /29991231000000_mended: division by zero\. It was rolled back\.\s+An older version goes on serving\. Repair the file/,
  );
  writeMigration("29991231000000_mended", "CREATE TABLE leftover (id int);\n\nCREATE TABEL typo (id int);");
  await expect(migrate(postgres.url, folder)).rejects.toThrow(/syntax error at or near "TABEL" \(line 3\)/);
  writeMigration("29991231000000_mended", "CREATE TABLE leftover (id int); COMMIT;");
  await expect(migrate(postgres.url, folder)).rejects.toThrow(/ends the transaction/);
  await query(postgres.url, "DROP TABLE leftover");

  const sql = "CREATE TABLE leftover (id int); -- a comment; with a semicolon\nDO $$ BEGIN PERFORM 1; END $$;";
  writeMigration("29991231000000_mended", sql);
  expect(await migrate(postgres.url, folder)).toEqual(["29991231000000_mended"]);
});

test("a migration does not make the site wait for a table that a backup reads, and says what to do", async () => {
  const backup = await openConnection(postgres.url);
  try {
    await backup.query("BEGIN; LOCK TABLE leftover IN ACCESS SHARE MODE");
    writeMigration("29991231000000_widened", "ALTER TABLE leftover ADD COLUMN more int");
    await expect(migrate(postgres.url, folder)).rejects.toThrow(
      /29991231000000_widened: .*lock timeout.*\s+Another session, such as a backup.*Run the same command again/,
    );
    await query(postgres.url, "INSERT INTO leftover (id) VALUES (1)");
  } finally {
    await backup.end();
  }
  expect(await migrate(postgres.url, folder)).toEqual(["29991231000000_widened"]);
});

test("a migration that an earlier version began and did not finish is tried again", async () => {
  await query(
    postgres.url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('one', 'x', '29991231000001_begun', 'failed')`,
  );
  writeMigration("29991231000001_begun", "CREATE TABLE begun (id int)");
  expect(await migrate(postgres.url, folder)).toEqual(["29991231000001_begun"]);
  expect(await migrate(postgres.url, folder)).toEqual([]);
});

test("what one file sets is not the next one's", async () => {
  writeMigration("29991231000002_sets", "SET search_path = nowhere");
  writeMigration("29991231000003_after", "SELECT count(*) FROM begun");
  expect(await migrate(postgres.url, folder)).toHaveLength(2);
});

test("a file that says so is run without a transaction, and again from its beginning after a failure", async () => {
  const build =
    "DROP INDEX CONCURRENTLY IF EXISTS by_id;\n-- the slow one\nCREATE INDEX CONCURRENTLY by_id ON begun (id);\n";
  writeMigration("29991231000004_index", `-- no transaction\n${build}SELECT 1 / 0;\n`);
  await expect(migrate(postgres.url, folder)).rejects.toThrow(
    /29991231000004_index: division by zero\. What it did before that is kept/,
  );
  writeMigration("29991231000004_index", `-- no transaction\n${build}`);
  expect(await migrate(postgres.url, folder)).toEqual(["29991231000004_index"]);
  expect(await query(postgres.url, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_id'::regclass")).toEqual([
    { indisvalid: true },
  ]);
});

test("a database of another program is left alone", async () => {
  await query(postgres.url, "CREATE DATABASE foreign_one");
  const url = postgres.url.replace(/campaign$/, "foreign_one");
  await query(url, "CREATE TABLE theirs (id int)");
  await expect(migrate(url)).rejects.toThrow(/another program's/);
  expect(await query(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toHaveLength(1);
});

test("an address where nothing answers is said in words", async () => {
  await expect(migrate("postgresql://campaign:secret@127.0.0.1:1/campaign")).rejects.toThrow(
    /could not be migrated\.\s+connect ECONNREFUSED/,
  );
});

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function query(url: string, sql: string): Promise<object[]> {
  const client = await openConnection(url);
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
