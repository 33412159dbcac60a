import { join } from "node:path";
import { hostsOf, openConnection } from "../../db/connection/index.ts";
import { type EmbeddedPostgres, startPostgres } from "../../db/embedded/index.ts";
import { listUnapplied, migrate } from "../../db/migrate.ts";
import { listMigrations } from "../../db/migrations/files.ts";
import { type Env, isProduction } from "../../env.ts";
import { SetupError, systemCodeOf } from "../../operator-error.ts";
import { duration, type Print, relativePath } from "../terminal/print.ts";

/** The site's database, migrated; `embedded` is null when the operator provides one. */
export interface Database {
  url: string;
  /**
   * The address without any pool, for what a pool such as PgBouncer cannot pass on; the same address when there is no
   * pool.
   */
  direct: string;
  embedded: EmbeddedPostgres | null;
}

/**
 * Connects to the operator's database, or starts the trial one under DATA_DIR, and applies missing migrations.
 * @throws SetupError in plain words
 */
export async function openDatabase(env: Env, say: Print): Promise<Database> {
  const database = await findDatabase(env, say);
  try {
    await migrateDatabase(database, say);
  } catch (error) {
    await database.embedded?.stop();
    throw error;
  }
  return database;
}

/** The same without applying migrations. */
export async function findDatabase(env: Env, say: Print): Promise<Database> {
  const { DATABASE_URL, DIRECT_DATABASE_URL, DATA_DIR } = env;
  if (DATABASE_URL !== undefined) {
    const direct = DIRECT_DATABASE_URL ?? DATABASE_URL;
    await checkAddress("DATABASE_URL", DATABASE_URL);
    if (direct !== DATABASE_URL) await checkAddress("DIRECT_DATABASE_URL", direct);
    return { url: DATABASE_URL, direct, embedded: null };
  }
  if (isProduction(env)) {
    throw new SetupError(
      "NODE_ENV is production and DATABASE_URL is not set. The database that comes with the project is for trials only.\nSet DATABASE_URL to a PostgreSQL of your own (see .env.example).",
    );
  }
  const begun = Date.now();
  const folder = join(DATA_DIR, "postgres");
  const embedded = await startPostgres(folder);
  const how = embedded.shared ? "joined the one that runs already" : `started in ${duration(Date.now() - begun)}`;
  say(`PostgreSQL: ${how}, data in ${relativePath(folder)}`);
  return { url: embedded.url, direct: embedded.url, embedded };
}

/** Applies missing migrations. */
export async function migrateDatabase({ direct }: Database, say: Print): Promise<void> {
  const missing = await listUnapplied(direct);
  if (missing.length === 0) return;
  const applied = await migrate(direct);
  say(`Database: ${applied.length} migration${applied.length === 1 ? "" : "s"} applied`);
}

/** Whether none of this project's migrations was ever applied. */
export async function isNew({ direct }: Database): Promise<boolean> {
  return (await listUnapplied(direct)).length === listMigrations().length;
}

/** Commands change data, never the schema. @throws SetupError while a migration of this version is missing */
export async function assertMigrated({ direct }: Database): Promise<void> {
  const missing = await listUnapplied(direct);
  if (missing.length === 0) return;
  throw new SetupError(
    `The database is older than this version: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not applied. Nothing was changed.\nRun \`npm run db:migrate\` first, or the command of the version that runs.`,
  );
}

async function checkAddress(variable: string, url: string): Promise<void> {
  try {
    const client = await openConnection(url, { connectionTimeoutMillis: 5000 });
    await client.end();
  } catch (error) {
    if (error instanceof SetupError) throw new SetupError(`${variable}: ${error.message}`);
    throw new SetupError(
      `${reasonFor(error, hostsOf(url))}\nCheck ${variable}, as in postgresql://user:password@host:5432/database`,
    );
  }
}

/** Names the host and Postgres's own reason, which may contain the user and the database, never the password. */
function reasonFor(error: unknown, place: string): string {
  const reason = error instanceof Error ? error.message : String(error);
  switch (systemCodeOf(error)) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The database's host does not exist, or cannot be looked up: ${place}.`;
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${place}.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} refuses the user or the password: ${reason}.`;
    case "3D000":
      return `PostgreSQL at ${place} has no such database: ${reason}.`;
    case "NO_SERVER":
      return reason;
    default:
      return `PostgreSQL at ${place} cannot be reached: ${reason}.`;
  }
}
