import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { logFailure } from "../log.ts";
import { db } from "./client.ts";

export type Readiness = { database: boolean; migrations: boolean; mailQueue: boolean };

/** Whether the site can take signatures: Postgres answers, every migration of this version is applied, the queue's tables exist. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const rows = await db().$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const [queue] = await db().$queryRaw<{ there: boolean }[]>`SELECT to_regclass('jobs.job') IS NOT NULL AS there`;
    const applied = new Set(rows.map(({ name }) => name));
    const wanted = await namesOfMigrations();
    return { database: true, migrations: wanted.every((name) => applied.has(name)), mailQueue: queue?.there ?? false };
  } catch (error) {
    logFailure("check readiness", error);
    return { database: false, migrations: false, mailQueue: false };
  }
}

/** The bundler cannot follow a folder beside a module, so the working directory, which is the project's, leads there. */
async function namesOfMigrations(): Promise<string[]> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
