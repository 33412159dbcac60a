import { oneRow } from "../db/one-row.ts";
import type { Prisma } from "../generated/prisma/client.ts";

/**
 * The moment this transaction began, by the database's clock: web processes may disagree by minutes, and nothing may
 * expire early because of it. Milliseconds, as the columns hold.
 */
export async function databaseTime(tx: Prisma.TransactionClient): Promise<Date> {
  return oneRow(await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', now()) AS at`).at;
}
