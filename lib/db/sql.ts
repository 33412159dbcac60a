import { Prisma } from "../generated/prisma/client.ts";

/** A part of a parameterized statement, such as sql`status = ${status}`, for use in `$queryRaw` or `$executeRaw`. */
export const sql = Prisma.sql;

/**
 * The SET clause that empties columns: `{ nameSealed: null }` gives `name_sealed = NULL`. It takes the same object as Prisma's
 * `data`, so that each list of columns is written once.
 * @param columns by their names in the Prisma schema; must be trusted, because names cannot be parameters
 */
export function emptied(columns: Record<string, null | false | []>): Prisma.Sql {
  const literal = (value: null | false | []) => (value === null ? "NULL" : value === false ? "false" : "'{}'");
  const settings = Object.entries(columns).map(([field, value]) => `${columnOf(field)} = ${literal(value)}`);
  return Prisma.raw(settings.join(", "));
}

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
