import type pg from "pg";
import { SetupError, systemCodeOf } from "../../operator-error.ts";
import { recordBegin, recordEnd } from "./history.ts";

/** The first line of a migration that PostgreSQL refuses within a transaction, such as `CREATE INDEX CONCURRENTLY`. */
const NO_TRANSACTION = /^-- no transaction\s*$/m;

/** How long a migration waits for a table that is in use: meanwhile the site waits as well, behind it. */
const LOCK_WAIT_SECONDS = 10;
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Applies one migration and records it, both in one transaction. A file whose first line is `-- no transaction` is run
 * statement by statement instead: each ends with `;` at the end of a line, and the whole can be run a second time.
 * @throws SetupError with the name, PostgreSQL's reason, what is left and what to do
 */
export async function applyMigration(client: pg.Client, name: string, script: string): Promise<void> {
  const alone = NO_TRANSACTION.test(script.split("\n", 1)[0] ?? "");
  try {
    await (alone ? runByStatement(client, name, script) : runWhole(client, name, script));
  } catch (error) {
    throw new SetupError(`${name}: ${reasonFor(error, alone ? null : script)}. ${remedyFor(error, alone)}`);
  }
}

function remedyFor(error: unknown, alone: boolean): string {
  if (alone || error instanceof TransactionEnded) return PARTLY;
  return systemCodeOf(error) === LOCK_NOT_AVAILABLE ? IN_USE : ROLLED_BACK;
}

const IN_USE = `It was rolled back.\nAnother session, such as a backup or a delivery, uses a table for longer than ${LOCK_WAIT_SECONDS} s, and the site would have waited as well. Run the same command again when it has ended.`;

const ROLLED_BACK =
  "It was rolled back.\nAn older version goes on serving. Repair the file, or the data that it cannot take, and run the same command again.";
const PARTLY =
  "What it did before that is kept.\nSee to it that the file can be run again (as with DROP INDEX IF EXISTS before CREATE INDEX), and run the same command again.";

class TransactionEnded extends Error {
  constructor() {
    super("it ends the transaction that it runs in (COMMIT or ROLLBACK)");
  }
}

async function runWhole(client: pg.Client, name: string, script: string): Promise<void> {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '${LOCK_WAIT_SECONDS}s'`);
  try {
    const id = await recordBegin(client, name, script);
    await client.query(script); // one simple query: PostgreSQL itself finds the ends of its statements
    if (client.getTransactionStatus() !== "T") throw new TransactionEnded();
    await end(client, id);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined); // on a connection that died, the server rolls back by itself
    throw error;
  }
}

async function runByStatement(client: pg.Client, name: string, script: string): Promise<void> {
  const id = await recordBegin(client, name, script);
  for (const statement of script.split(/(?<=;)[^\S\n]*\n/)) if (!isEmpty(statement)) await client.query(statement);
  await end(client, id);
}

async function end(client: pg.Client, id: string): Promise<void> {
  await client.query("RESET ALL"); // what one file sets, such as a search_path, is not the next one's
  await recordEnd(client, id);
}

function isEmpty(statement: string): boolean {
  return statement.replaceAll(/--.*$/gm, "").trim() === "";
}

/** PostgreSQL's message, with the line of the file where it names a place in it. */
function reasonFor(error: unknown, script: string | null): string {
  const { message, position } = error as { message: string; position?: string };
  if (script === null || position === undefined) return message;
  return `${message} (line ${script.slice(0, Number(position)).split("\n").length})`;
}
