import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startThrowawayPostgres } from "#lib/db/embedded/throwaway.ts";
import { draftNextMigration, listUnapplied, migrate } from "#lib/db/migrate.ts";
import { listMigrations, MIGRATIONS_FOLDER } from "#lib/db/migrations/files.ts";

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
  const { script } = await draftNextMigration(postgres.url, "drift");
  expect(script ?? "").not.toMatch(/CREATE|ALTER|DROP/);
});

test("a failed migration leaves nothing, names itself, and is tried again once it is mended", async () => {
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  writeMigration("CREATE TABLE leftover (id int); SELECT 1 / 0;");
  await expect(migrate(postgres.url, folder)).rejects.toThrow(/29991231000000_mended: division by zero/);

  writeMigration("CREATE TABLE leftover (id int); -- a comment; with a semicolon\nDO $$ BEGIN PERFORM 1; END $$;");
  expect(await migrate(postgres.url, folder)).toEqual(["29991231000000_mended"]);
});

test("an address where nothing answers is said in words", async () => {
  await expect(migrate("postgresql://campaign:secret@127.0.0.1:1/campaign")).rejects.toThrow(
    /could not be migrated\.\s+connect ECONNREFUSED/,
  );
});

function writeMigration(sql: string): void {
  const place = join(folder, "29991231000000_mended");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "migration.sql"), sql);
}
