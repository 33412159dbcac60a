import { Prisma } from "../generated/prisma/client.ts";

/** A part of a statement, with its values apart: sql`status = ${status}`, to be put into `$queryRaw` or `$executeRaw`. */
export const sql = Prisma.sql;

/**
 * What stands behind SET to empty columns: `{ nameSealed: null }` is `name_sealed = NULL`. Takes the object that Prisma takes
 * as data, so that such a list is written once.
 * @param columns by their names in the Prisma schema; trusted, since names cannot be values of a statement
 */
export function emptied(columns: Record<string, null | false | []>): Prisma.Sql {
  const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const literal = (value: null | false | []) => (value === null ? "NULL" : value === false ? "false" : "'{}'");
  const settings = Object.entries(columns).map(([field, value]) => `${column(field)} = ${literal(value)}`);
  return Prisma.raw(settings.join(", "));
}
