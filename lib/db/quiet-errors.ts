import { Prisma } from "../generated/prisma/client.ts";

/**
 * Removes values from a database error, because errors reach logs: Prisma quotes the arguments of an invalid call, and
 * PostgreSQL quotes a value that it could not parse. The class and the `code` stay; `meta` stays readable but not enumerable.
 */
export function withoutValues(error: unknown): unknown {
  if (error instanceof Prisma.PrismaClientValidationError) {
    error.message = `Invalid call of the database client. ${error.message.trim().split("\n\n").at(-1)}`;
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === "P2010") error.message = `Raw query failed: ${sqlState(error.message)}`;
    Object.defineProperty(error, "meta", { enumerable: false }); // loggers print what is enumerable
  }
  if (error instanceof Error) error.stack = `${error.name}: ${error.message}\n${framesOf(error.stack)}`;
  return error;
}

function sqlState(message: string): string {
  return /Code: `(\w+)`/.exec(message)?.[1] ?? "no code";
}

function framesOf(stack: string | undefined): string {
  return (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
