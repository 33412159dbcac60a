import pg from "pg";
import type { TestProject } from "vitest/node";
import { startThrowawayPostgres } from "#lib/db/embedded/throwaway.ts";
import { migrate } from "#lib/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/**
 * One PostgreSQL for the whole run, with one migrated database that each test file copies (see database.ts). Its clock
 * is in Toronto's time zone, as an operator's may be: no test may depend on a server in UTC.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startThrowawayPostgres({ timezone: "America/Toronto" });
  await migrate(postgres.url);
  await forbidConnections(postgres.url);
  project.provide("templateUrl", postgres.url);
  return () => postgres.stop();
}

/** A database with a connection cannot be copied, so connections to the template are forbidden. */
async function forbidConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/campaign$/, "postgres") });
  await client.connect();
  await client.query("ALTER DATABASE campaign WITH ALLOW_CONNECTIONS false IS_TEMPLATE true");
  await client.end();
}
