import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "../cli/install/generate.mjs";
import { command, print } from "../cli/terminal/print.ts";
import { startThrowawayPostgres } from "../db/embedded/throwaway.ts";
import { migrate } from "../db/migrate.ts";
import { MIGRATIONS_FOLDER } from "../db/migrations/files.ts";
import { SetupError } from "../operator-error.ts";
import { draftMigration } from "./migration/draft.ts";

/**
 * `npm run db:new-migration -- add-consent-version`: compares prisma/schema.prisma with the history on a throw-away PostgreSQL.
 * With `--check` it writes nothing, and fails when the two differ.
 */
await command(async () => {
  const [name = ""] = process.argv.slice(2);
  if (name !== "--check" && !/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name)) {
    throw new SetupError(
      "Give the migration a short name in lower case, as in:\n  npm run db:new-migration -- add-consent-version",
    );
  }
  const postgres = await startThrowawayPostgres();
  try {
    await migrate(postgres.url);
    const { script, ...draft } = await draftMigration(postgres.url, name.replaceAll("-", "_"));
    if (script === null || isEmpty(script)) {
      print("prisma/schema.prisma says nothing that the migrations do not say already: no migration written.");
      return;
    }
    if (name === "--check") throw new SetupError(`The schema and the migrations differ by:\n${script}`);
    write({ script, ...draft });
  } finally {
    await postgres.stop();
  }
  generateClient(join(import.meta.dirname, "../.."), process.execPath, print);
});
process.exit(); // the engine leaves a timer running for ten seconds

function isEmpty(script: string): boolean {
  return script.trim() === "" || /^-- This is an empty migration/.test(script.trim());
}

function write({ name, script, warnings }: { name: string; script: string; warnings: string[] }): void {
  const folder = join(MIGRATIONS_FOLDER, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), script);
  for (const warning of warnings) print(`Careful: ${warning}`);
  print(`Written: prisma/migrations/${name}/migration.sql`);
  print("Read it, adapt it where existing data needs it, and commit it; npm start and npm run db:migrate apply it.");
}
