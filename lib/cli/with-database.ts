import { closeDb, workAs } from "../db/index.ts";
import { env, setVariables } from "../env.ts";
import { assertMigrated, type Database, findDatabase } from "./start/database.ts";

interface Options {
  /** Makes the database fit before the work; by default one that does not fit is refused, and stays as it is. */
  prepare?(database: Database): Promise<void>;
}

/**
 * Runs a command's work on the operator's database, or on the trial one, which is started for it, or shared when it
 * already runs. Statements have no time limit: a command may read whole tables.
 * @param work receives the database's own address, without any pool; `db()` connects to it too
 */
export async function withDatabase(
  work: (url: string) => Promise<void>,
  { prepare = assertMigrated }: Options = {},
): Promise<void> {
  const database = await findDatabase(env(), () => undefined);
  try {
    await prepare(database);
    setVariables({ DATABASE_URL: database.direct });
    workAs("command");
    await work(database.direct);
  } finally {
    await closeDb();
    await database.embedded?.stop();
  }
}
