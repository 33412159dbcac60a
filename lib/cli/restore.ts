import { readFile } from "node:fs/promises";
import { SetupError, systemCodeOf } from "../operator-error.ts";
import { replayErasures } from "../retention/replay-erasures.ts";
import { readArguments } from "./arguments.ts";
import { restore } from "./backup/restore.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { assertMigrated, type Database, isNew, migrateDatabase } from "./start/database.ts";
import { command, print } from "./terminal/print.ts";
import { showProgress } from "./terminal/progress.ts";
import { figure } from "./terminal/table.ts";
import { withDatabase } from "./with-database.ts";

/** `npm run restore -- <backup> --identity <file> [--erasures <newer list>]`: into an empty database, before the site is started on it. */
await command(async () => {
  loadEnvironmentFile("team");
  const { positionals, valuesOf } = readArguments(process.argv.slice(2), ["identity", "erasures"]);
  const [file] = positionals;
  if (file === undefined) throw new SetupError("Name the backup: npm run restore -- <file> --identity <file>");
  const identity = await readIdentity(valuesOf("identity")[0]);
  const [erasures] = valuesOf("erasures");
  const progress = showProgress("rows");
  await withDatabase(
    async () => {
      const order = { file, erasures, identity, replay: replayErasures, onProgress: progress.tell };
      const { rows, erased } = await restore(order).finally(progress.end);
      print(
        `Restored ${figure(rows)} rows, and erased ${figure(erased)} of them again. Mail that waited in the queue is not sent.`,
      );
      if (erasures === undefined) {
        print(
          "The backup does not contain later erasures: if a newer list exists, restore again with --erasures <file>.",
        );
      }
    },
    { prepare: migrateWhenNew },
  );
});

/** Restoring is the first thing that happens to a database, so that one without any table is made; no other is changed. */
async function migrateWhenNew(database: Database): Promise<void> {
  return (await isNew(database)) ? migrateDatabase(database, print) : assertMigrated(database);
}

/** The secret line of a file in the format of age-keygen. */
async function readIdentity(file: string | undefined): Promise<string> {
  if (file === undefined)
    throw new SetupError("Give the file with the age identity that decrypts the backup: --identity <file>");
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new SetupError(`The file after --identity cannot be read (${systemCodeOf(error)}).`);
  });
  const identity = /^AGE-SECRET-KEY-\S+$/m.exec(text)?.[0];
  if (identity === undefined)
    throw new SetupError("The file after --identity has no line that begins with AGE-SECRET-KEY-.");
  return identity;
}
