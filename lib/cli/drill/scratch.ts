import type pg from "pg";
import { openConnection } from "../../db/connection/index.ts";
import { SetupError } from "../../operator-error.ts";
import { listTables } from "../backup/tables.ts";

/** Rows by table, and mails that wait to be sent. */
export interface State {
  rows: Record<string, number>;
  waitingMails: number;
}

/** Tables that a restore itself adds to: an erasure that is repeated changes counts. */
const CHANGED_BY_RESTORE = ["tally_change", "erasure", "suppression"];

/**
 * Empties a database for a drill, its schema included.
 * @throws SetupError unless its name says that it is there for that, and it is another one than the site's
 */
export async function emptyScratch(url: string, site: string): Promise<void> {
  await connected(url, async (scratch) => {
    const name = await nameOf(scratch);
    if (!/drill|scratch/i.test(name))
      throw new SetupError(`The database ${name} is not emptied: its name contains neither drill nor scratch.`);
    await connected(site, async (other) => {
      if ((await identityOf(other)) === (await identityOf(scratch)))
        throw new SetupError("SCRATCH_DATABASE_URL leads to the database of the site itself. Nothing was changed.");
    });
    await scratch.query("DROP SCHEMA IF EXISTS jobs, public CASCADE; CREATE SCHEMA public");
  });
}

/** Counts everything that a backup holds. */
export async function readState(url: string): Promise<State> {
  return connected(url, async (client) => {
    const query = async <Row>(sql: string, ...values: unknown[]) => (await client.query(sql, values)).rows as Row[];
    const rows: Record<string, number> = {};
    for (const table of await listTables(query))
      rows[table] = (await query<{ count: number }>(`SELECT count(*)::int AS count FROM "${table}"`))[0]?.count ?? 0;
    const [mails] = await query<{ count: number }>(
      "SELECT count(*)::int AS count FROM jobs.job WHERE name = 'mail' AND state IN ('created', 'retry', 'active')",
    );
    return { rows, waitingMails: mails?.count ?? 0 };
  });
}

/** What differs, a line each; none when the restore is complete and no mail waits in it. */
export function compareStates(before: State, after: State, erased: number): string[] {
  const tables = Object.keys(before.rows).filter((table) => !CHANGED_BY_RESTORE.includes(table));
  const differing = tables.filter((table) => {
    const [was = 0, is = 0] = [before.rows[table], after.rows[table]];
    return is > was || is < was - erased;
  });
  return [
    ...differing.map((table) => `  ${table}: ${before.rows[table]} rows backed up, ${after.rows[table] ?? 0} restored`),
    ...(after.waitingMails > 0 ? [`  ${after.waitingMails} mails would be sent a second time`] : []),
  ];
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openConnection(url, { connectionTimeoutMillis: 5000 });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function nameOf(client: pg.Client): Promise<string> {
  return (await client.query("SELECT current_database() AS name")).rows[0].name;
}

/** The same for two addresses of one database, however they are written. */
async function identityOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    "SELECT oid || ' ' || pg_postmaster_start_time() || ' ' || current_database() AS id FROM pg_database WHERE datname = current_database()",
  );
  return rows[0].id;
}
