import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { db } from "./client.ts";
import { APPLIED_MIGRATIONS } from "./migrations/history.ts";

/** Whether every migration of this version is applied. @throws when PostgreSQL is unreachable */
export async function isMigrated(): Promise<boolean> {
  const rows = await db().$queryRawUnsafe<{ name: string }[]>(APPLIED_MIGRATIONS);
  const applied = new Set(rows.map(({ name }) => name));
  return (await namesOfMigrations()).every((name) => applied.has(name));
}

/** Uses the working directory, which is the project's, because the bundler cannot resolve a folder relative to a module. */
async function namesOfMigrations(): Promise<string[]> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
