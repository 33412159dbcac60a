import { Prisma } from "../generated/prisma/client.ts";

/**
 * Takes the values out of a database error, which ends in a log sooner or later: Prisma quotes the arguments of a refused
 * call, Postgres the value that it could not read. The error's class, `code` and, for code that asks, `meta` stay.
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
