import { closeDb, workAs } from "../db/index.ts";
import { parseEnv } from "../env.ts";
import { openDatabase } from "./start/database.ts";

/**
 * Runs a command's work on the operator's database, or on the trial one, which is started for it, or shared when it
 * already runs. Statements have no time limit: a command may read whole tables. Call it before anything reads the
 * environment, which is read once.
 * @param work receives the database's own address, without any pool; `db()` connects to it too
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const database = await openDatabase(parseEnv(process.env), () => undefined);
  process.env.DATABASE_URL = database.direct;
  workAs("command");
  try {
    await work(database.direct);
  } finally {
    await closeDb();
    await database.embedded?.stop();
  }
}
