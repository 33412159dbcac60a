import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach } from "vitest";
import { startPostgres } from "#lib/db/embedded/index.ts";
import { dataFolderOfThisFile, siteOfThisFile } from "./running-site.ts";

/** A process takes as long as the machine is busy. */
export const RESTARTED_WITHIN_MS = 60_000;

/**
 * A running site and the database it uses. The site knows the server by its address only, as an operator's: nothing
 * starts it again but the tests.
 */
export async function siteAndDatabaseOfThisFile(variables: Record<string, string> = {}) {
  const dataDir = dataFolderOfThisFile();
  const folder = join(dataDir, "database");
  const postgres = await startPostgres(folder, { timezone: "America/Toronto" });
  afterAll(() => postgres.stop());
  const site = await siteOfThisFile(dataDir, { DATABASE_URL: postgres.url, ...variables });
  beforeEach(() => site.moveClock(0));

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: postgres.url });
    client.on("error", () => undefined); // the server is stopped under it when a test has failed
    await client.connect();
    return client;
  }

  async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = await connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** How many rows and mails there are, of all supporters. */
  async function stored(): Promise<{ rows: number; mails: number }> {
    const [counted] = await query<{ rows: number; mails: number }>(
      "SELECT (SELECT count(*)::int FROM signature) AS rows, (SELECT count(*)::int FROM jobs.job WHERE name = 'mail') AS mails",
    );
    return counted ?? { rows: -1, mails: -1 };
  }

  async function countConfirmed(): Promise<number> {
    return (await query("SELECT 1 FROM signature WHERE status = 'confirmed'")).length;
  }

  return { dataDir, folder, postgres, site, connect, query, stored, countConfirmed };
}
