import { Prisma } from "../generated/prisma/client.ts";

/** A part of a parameterized statement, such as sql`status = ${status}`, for use in `$queryRaw` or `$executeRaw`. */
export const sql = Prisma.sql;

/**
 * The SET clause that empties columns: `{ nameSealed: null }` gives `name_sealed = NULL`. It takes the same object as Prisma's
 * `data`, so that each list of columns is written once.
 * @param columns by their names in the Prisma schema; must be trusted, because names cannot be parameters
 */
export function emptied(columns: Record<string, null | false | []>): Prisma.Sql {
  const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const literal = (value: null | false | []) => (value === null ? "NULL" : value === false ? "false" : "'{}'");
  const settings = Object.entries(columns).map(([field, value]) => `${column(field)} = ${literal(value)}`);
  return Prisma.raw(settings.join(", "));
}
