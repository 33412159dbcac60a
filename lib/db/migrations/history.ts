import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";

/** The names of the migrations that a database has, for any client; fails where the table of the history is missing. */
export const APPLIED_MIGRATIONS =
  "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL";

const TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

/** Whether the database has a history of migrations. */
export async function hasHistory(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  return rows[0]?.found === true;
}

/** Whether the schema that migrations would fill holds tables already. */
export async function hasTables(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema()) AS found",
  );
  return rows[0]?.found === true;
}

/**
 * Makes the table of the history, in the shape of Prisma's own, so that its tools and earlier versions read it.
 * A migration that was begun and not finished is marked as rolled back, as Prisma does by hand: it is tried again.
 */
export async function openHistory(client: pg.Client): Promise<void> {
  await client.query(TABLE);
  await client.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
}

/** The names of the migrations that the database has. */
export async function readHistory(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(APPLIED_MIGRATIONS);
  return new Set(rows.map(({ name }) => name));
}

/** Records that a migration begins. @returns the id that `recordEnd` takes */
export async function recordBegin(client: pg.Client, name: string, script: string): Promise<string> {
  const id = randomUUID();
  const checksum = createHash("sha256").update(script).digest("hex");
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())",
    [id, checksum, name],
  );
  return id;
}

/** Records that a migration is applied. */
export async function recordEnd(client: pg.Client, id: string): Promise<void> {
  await client.query(
    "UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1",
    [id],
  );
}
