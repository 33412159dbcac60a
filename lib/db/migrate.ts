import type pg from "pg";
import { SetupError } from "../operator-error.ts";
import { isPooled, openConnection } from "./connection/index.ts";
import { applyMigration } from "./migrations/apply.ts";
import { listMigrations, readMigration } from "./migrations/files.ts";
import { hasHistory, hasTables, openHistory, readHistory } from "./migrations/history.ts";
import { grantAgain } from "./roles.ts";

/** The number of the advisory lock, the same in every version: two that start at once wait for each other. */
const MIGRATION_LOCK = 20_261_123;

const POOLED =
  "The address leads through a connection pool such as PgBouncer. Migrations hold a lock for as long as they run and need a\nconnection of their own: set DIRECT_DATABASE_URL to the address of the server itself (see .env.example).";
const NOT_GRANTED =
  "Every migration is applied, but the rights of prisma/roles.sql could not be given again. Web process and worker may lack\nwhat they need: run that file as the owner of the tables.";
const FOREIGN =
  "The database holds tables, and no history of this project's migrations: it seems to be another program's.\nGive the site a database of its own, and set DATABASE_URL to it.";

/**
 * Applies the pending migrations, and the rights of `prisma/roles.sql` where they were given before. Safe to call from
 * several processes at once.
 * @param folder another folder of migrations, for tests
 * @returns their names, in order; empty when it was up to date
 * @throws SetupError with PostgreSQL's reason; the failed migration is rolled back, and tried again by the next call
 */
export async function migrate(url: string, folder?: string): Promise<string[]> {
  try {
    if (await isPooled(url)) throw new SetupError(POOLED);
    const client = await openConnection(url, { connectionTimeoutMillis: 10_000 });
    try {
      await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
      const applied = await applyMissing(client, folder);
      await giveRights(client);
      return applied;
    } finally {
      await client.end(); // which also gives the lock back
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The database could not be migrated.\n  ${reason.trim().replaceAll("\n", "\n  ")}`);
  }
}

async function applyMissing(client: pg.Client, folder?: string): Promise<string[]> {
  if (!(await hasHistory(client)) && (await hasTables(client))) throw new SetupError(FOREIGN);
  await openHistory(client);
  const applied = await readHistory(client);
  const missing = listMigrations(folder).filter((name) => !applied.has(name));
  for (const name of missing) await applyMigration(client, name, readMigration(name, folder));
  return missing;
}

async function giveRights(client: pg.Client): Promise<void> {
  try {
    await grantAgain(client);
  } catch (error) {
    throw new SetupError(`${NOT_GRANTED}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Names of the migrations in the repository that the database has not finished; all of them for an empty database. */
export async function listUnapplied(url: string): Promise<string[]> {
  const client = await openConnection(url, { connectionTimeoutMillis: 2000, statementMs: 3000 });
  try {
    const applied = (await hasHistory(client)) ? await readHistory(client) : new Set<string>();
    return listMigrations().filter((name) => !applied.has(name));
  } finally {
    await client.end();
  }
}
