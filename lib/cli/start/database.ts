import { join } from "node:path";
import { openConnection } from "../../db/connection.ts";
import { type EmbeddedPostgres, startPostgres } from "../../db/embedded/index.ts";
import { listUnapplied, migrate } from "../../db/migrate.ts";
import { codeOf, SetupError } from "../../db/setup-error.ts";
import { type Env, isProduction } from "../../env.ts";
import { duration, type Say, shown } from "../say.ts";

/** The database that the site uses, migrated; `embedded` is null when the operator brought one. */
export interface Database {
  url: string;
  embedded: EmbeddedPostgres | null;
}

/**
 * Reaches the operator's database, or starts the trial one under DATA_DIR, and applies what it lacks.
 * @throws SetupError in plain words
 */
export async function openDatabase(env: Env, say: Say): Promise<Database> {
  const { DATABASE_URL, DATA_DIR } = env;
  if (DATABASE_URL !== undefined) {
    await checkAddress(DATABASE_URL);
    await applyMigrations(DATABASE_URL, say);
    return { url: DATABASE_URL, embedded: null };
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
  say(`PostgreSQL: ${how}, data in ${shown(folder)}`);
  try {
    await applyMigrations(embedded.url, say);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { url: embedded.url, embedded };
}

async function applyMigrations(url: string, say: Say): Promise<void> {
  const missing = await listUnapplied(url);
  if (missing.length === 0) return;
  const applied = await migrate(url);
  say(`Database: ${applied.length} migration${applied.length === 1 ? "" : "s"} applied`);
}

async function checkAddress(url: string): Promise<void> {
  try {
    const client = await openConnection(url, { connectionTimeoutMillis: 5000 });
    await client.end();
  } catch (error) {
    throw new SetupError(
      `${reasonFor(error, new URL(url))}\nCheck DATABASE_URL, as in postgresql://user:password@host:5432/database`,
    );
  }
}

/** Names host, database and user, never the password. */
function reasonFor(error: unknown, address: URL): string {
  const place = `${address.hostname}:${address.port || "5432"}`;
  const database = decodeURIComponent(address.pathname.slice(1));
  switch (codeOf(error)) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The database's host "${address.hostname}" does not exist, or cannot be looked up.`;
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${place}.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} refuses the user "${decodeURIComponent(address.username)}" with that password.`;
    case "3D000":
      return `PostgreSQL at ${place} has no database "${database}".`;
    default:
      return `PostgreSQL at ${place} cannot be reached: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
