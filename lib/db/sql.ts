import { Prisma } from "../generated/prisma/client.ts";

/** A part of a parameterized statement, such as sql`status = ${status}`, for use in `$queryRaw` or `$executeRaw`. */
export const sql = Prisma.sql;

/**
 * A row as JSON for `jsonb_populate_record`, so that a function of the database takes it as its table's own type.
 * @param row by names in the Prisma schema; what is missing becomes NULL, whatever the column's default
 */
export function rowAsJson(row: Record<string, unknown>): string {
  const columns = Object.entries(row).map(([field, value]) => [columnOf(field), literalOf(value)]);
  return JSON.stringify(Object.fromEntries(columns));
}

function literalOf(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : value;
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
