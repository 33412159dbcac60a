import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeIdentity } from "../crypto/age.ts";
import { closeDb, workAs } from "../db/index.ts";
import { env, setVariables } from "../env.ts";
import { SetupError } from "../operator-error.ts";
import { replayErasures } from "../retention/replay-erasures.ts";
import { readArguments } from "./arguments.ts";
import { restore } from "./backup/restore.ts";
import { backUp } from "./backup/write.ts";
import { compareStates, emptyScratch, readState } from "./drill/scratch.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { assertMigrated, findDatabase, migrateDatabase } from "./start/database.ts";
import { command, duration, print } from "./terminal/print.ts";

/**
 * `npm run drill`: backs up the database, restores the backup into the empty database at SCRATCH_DATABASE_URL with every
 * erasure repeated, compares the two, says how long each step took, and empties the scratch database again. The backup is
 * encrypted to a key that exists only meanwhile, and is deleted.
 */
await command(async () => {
  loadEnvironmentFile("team");
  readArguments(process.argv.slice(2));
  const { SCRATCH_DATABASE_URL: scratch } = env();
  if (scratch === undefined)
    throw new SetupError(
      "SCRATCH_DATABASE_URL is not set: a database that may be emptied, whose name contains drill or scratch.",
    );
  const source = await findDatabase(env(), () => undefined);
  const folder = mkdtempSync(join(tmpdir(), "drill-"));
  try {
    await assertMigrated(source);
    const { identity, recipient } = await makeIdentity();
    const backup = { url: source.direct, recipients: [recipient], folder };
    const { file } = await timed("Backed up", () => backUp(backup));
    const before = await readState(source.direct);
    const erasures = await timed("Listed the erasures", () => backUp({ ...backup, erasuresOnly: true }));
    await timed("Emptied the scratch database", () => emptyScratch(scratch, source.direct));
    const target = { url: scratch, direct: scratch, embedded: null };
    await timed("Migrated it", () => migrateDatabase(target, () => undefined));
    setVariables({ DATABASE_URL: scratch });
    workAs("command");
    const order = { file, erasures: erasures.file, identity, replay: replayErasures };
    const { rows, erased } = await timed("Restored, with erasures repeated", () => restore(order));
    const differences = compareStates(before, await readState(scratch), erased);
    print(`${rows} rows, ${erased} erased again. Mails that would be sent again: 0.`);
    if (differences.length > 0)
      throw new SetupError(`What was restored is not what was backed up:\n${differences.join("\n")}`);
    print("The restored database holds what the backup held.");
  } finally {
    await closeDb();
    rmSync(folder, { recursive: true, force: true });
    await emptyScratch(scratch, source.direct);
    await source.embedded?.stop();
  }
});

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  print(`${what}: ${duration(performance.now() - begun)}`);
  return result;
}
