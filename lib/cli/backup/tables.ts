import { APPLIED_MIGRATIONS } from "../../db/migrations/history.ts";

/** Runs SQL: a connection, or a transaction. */
export type Query = <Row>(sql: string, ...values: unknown[]) => Promise<Row[]>;

/** Requests of people that a restore must keep; each row may come from two lists. */
export const ASKED_FOR: readonly string[] = ["erasure", "suppression"];

/** Quotas of mail: unlike other limits they survive a crash. They are about addresses, so no backup may hold them. */
const NEVER_KEPT = ["mail_quota", "mail_meter"];

/**
 * The permanent tables of the campaign. Tables of limits, which no backup may hold, and the mail queue are left out.
 */
export async function listTables(query: Query): Promise<string[]> {
  const rows = await query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
    WHERE relkind IN ('r', 'p') AND relpersistence = 'p' AND relnamespace = 'public'::regnamespace
      AND relname <> '_prisma_migrations' AND relname <> ALL($1::text[])
    ORDER BY relname`,
    NEVER_KEPT,
  );
  return rows.map(({ name }) => name);
}

/** Names of the migrations that were applied to the database. */
export async function listApplied(query: Query): Promise<string[]> {
  const rows = await query<{ name: string }>(`${APPLIED_MIGRATIONS} ORDER BY migration_name`);
  return rows.map(({ name }) => name);
}

/** A name, quoted for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
