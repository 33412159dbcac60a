import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "../cli/install/generate.mjs";
import { command, print } from "../cli/terminal/print.ts";
import { startThrowawayPostgres } from "../db/embedded/throwaway.ts";
import { draftNextMigration, migrate } from "../db/migrate.ts";
import { MIGRATIONS_FOLDER } from "../db/migrations/files.ts";
import { SetupError } from "../operator-error.ts";

/** `npm run db:new-migration -- add-consent-version`: compares prisma/schema.prisma with the history on a throw-away PostgreSQL. */
await command(async () => {
  const name = process.argv[2];
  if (name === undefined || !/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name)) {
    throw new SetupError(
      "Give the migration a short name in lower case, as in:\n  npm run db:new-migration -- add-consent-version",
    );
  }
  const postgres = await startThrowawayPostgres();
  try {
    await migrate(postgres.url);
    await write(await draftNextMigration(postgres.url, name.replaceAll("-", "_")));
  } finally {
    await postgres.stop();
  }
  generateClient(join(import.meta.dirname, "../.."), process.execPath, print);
});

async function write({
  name,
  script,
  warnings,
}: {
  name: string;
  script: string | null;
  warnings: string[];
}): Promise<void> {
  if (script === null || script.trim() === "" || /^-- This is an empty migration/.test(script.trim())) {
    print("prisma/schema.prisma says nothing that the migrations do not say already: no migration written.");
    return;
  }
  const folder = join(MIGRATIONS_FOLDER, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), script);
  const lock = join(MIGRATIONS_FOLDER, "migration_lock.toml");
  if (!existsSync(lock))
    writeFileSync(lock, '# Written by db:new-migration; keep it in version control.\nprovider = "postgresql"\n');
  for (const warning of warnings) print(`Careful: ${warning}`);
  print(`Written: prisma/migrations/${name}/migration.sql`);
  print("Read it, change it where the data needs care, and commit it; npm start and npm run db:migrate apply it.");
}
