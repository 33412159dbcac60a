import { readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

const FILE = join(import.meta.dirname, "../../prisma/roles.sql");

/** The statements that give each program of the site its rights, in one transaction. */
export function readGrants(): string {
  return readFileSync(FILE, "utf8");
}

/**
 * Gives the rights of `prisma/roles.sql` again where they were given before in this database, since a migration adds
 * tables and replaces functions.
 * @returns whether they were given before
 * @throws the server's error, when this login may not give them
 */
export async function grantAgain(client: pg.Client): Promise<boolean> {
  const { rowCount: roleExists } = await client.query("SELECT FROM pg_roles WHERE rolname = 'refuge_web'");
  if (!roleExists) return false;
  // Roles belong to the whole server: this database may be another one's.
  const { rows } = await client.query<{ given: boolean }>(
    `SELECT has_table_privilege('refuge_web', '"_prisma_migrations"', 'SELECT') AS given`,
  );
  if (!rows[0]?.given) return false;
  await client.query(readGrants());
  return true;
}
