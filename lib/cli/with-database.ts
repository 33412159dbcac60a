import { closeDb } from "../db/index.ts";
import { parseEnv } from "../env.ts";
import { openDatabase } from "./start/database.ts";

/**
 * Runs a command's work on the operator's database, or on the trial one, which is started for it or joined when it runs.
 * To be called before anything asks for the environment, which is read once.
 * @param work receives the database's own address, past any pool; `db()` reaches it too
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const database = await openDatabase(parseEnv(process.env), () => undefined);
  process.env.DATABASE_URL = database.direct;
  try {
    await work(database.direct);
  } finally {
    await closeDb();
    await database.embedded?.stop();
  }
}
