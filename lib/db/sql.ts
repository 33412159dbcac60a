import { Prisma } from "../generated/prisma/client.ts";

/** A part of a statement, with its values apart: sql`status = ${status}`, to be put into `$queryRaw` or `$executeRaw`. */
export const sql = Prisma.sql;
