import { env } from "../env.ts";
import { SetupError } from "../operator-error.ts";

/**
 * The URL of the campaign's database, as the operator wrote it.
 * @throws SetupError when DATABASE_URL is not set
 */
export function databaseUrl(): string {
  const { DATABASE_URL } = env();
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  throw new SetupError(
    "DATABASE_URL is not set. `npm start` sets it for the site by itself; other commands need it (see .env.example).",
  );
}

/** The URL of the server itself, for features that a pooler such as PgBouncer does not support; without a pooler, DATABASE_URL. */
export function directDatabaseUrl(): string {
  return env().DIRECT_DATABASE_URL ?? databaseUrl();
}
