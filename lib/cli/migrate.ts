import { join } from "node:path";
import { startPostgres } from "../db/embedded/index.ts";
import { migrate } from "../db/migrate.ts";
import { env } from "../env.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { command, print } from "./terminal/print.ts";

/**
 * `npm run db:migrate`: migrates the database at DIRECT_DATABASE_URL, DATABASE_URL, or else the trial one, to this
 * version. `npm start` does this by itself.
 */
await command(async () => {
  loadEnvironmentFile("migrations");
  const { DATABASE_URL, DIRECT_DATABASE_URL, DATA_DIR } = env();
  const direct = DIRECT_DATABASE_URL ?? DATABASE_URL;
  const trial = direct === undefined ? await startPostgres(join(DATA_DIR, "postgres")) : null;
  try {
    const applied = await migrate(direct ?? trial?.url ?? "");
    print(
      applied.length === 0
        ? "The database is up to date."
        : `Applied:\n${applied.map((name) => `  ${name}`).join("\n")}`,
    );
  } finally {
    await trial?.stop();
  }
});
