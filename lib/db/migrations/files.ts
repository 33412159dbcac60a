import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const prisma = join(import.meta.dirname, "../../../prisma");

/** Where migrations are kept. */
export const MIGRATIONS_FOLDER = join(prisma, "migrations");
export const SCHEMA_FILE = join(prisma, "schema.prisma");

/** Names of the migrations in the repository, in the order they apply. */
export function listMigrations(folder = MIGRATIONS_FOLDER): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort();
}

/** The migrations in the shape that Prisma's schema engine reads. */
export function readMigrations(folder = MIGRATIONS_FOLDER) {
  const lockfile = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: listMigrations(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** The schema in the shape that Prisma's schema engine reads. */
export function readSchema() {
  return { files: [{ path: SCHEMA_FILE, content: readFileSync(SCHEMA_FILE, "utf8") }] };
}
