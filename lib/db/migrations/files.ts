import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where migrations are kept. */
export const MIGRATIONS_FOLDER = join(import.meta.dirname, "../../../prisma/migrations");

/** Names of the migrations in the repository, in the order they apply. */
export function listMigrations(folder = MIGRATIONS_FOLDER): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort();
}

/** The SQL of one migration. */
export function readMigration(name: string, folder = MIGRATIONS_FOLDER): string {
  return readFileSync(join(folder, name, "migration.sql"), "utf8");
}
