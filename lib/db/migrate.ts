import { fork } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { SetupError } from "../operator-error.ts";
import { openConnection } from "./connection/index.ts";
import { listMigrations } from "./migrations/files.ts";

const reply = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);
const draft = z.object({ name: z.string(), script: z.string().nullable(), warnings: z.array(z.string()) });

/**
 * Applies the migrations that the database lacks; several callers at once are safe.
 * @param folder another folder of migrations, for tests
 * @returns their names, in order; empty when it was up to date
 * @throws SetupError with Postgres's reason; the failed migration is rolled back, and tried again by the next call
 */
export async function migrate(url: string, folder?: string): Promise<string[]> {
  return z.array(z.string()).parse(await ask({ verb: "apply", url, folder }));
}

/**
 * Writes the script that brings the migrated database at `url` to `prisma/schema.prisma`.
 * @returns `script` null when nothing changed; `warnings` name data that would be lost
 */
export async function draftNextMigration(url: string, name: string): Promise<z.infer<typeof draft>> {
  return draft.parse(await ask({ verb: "draft", url, name }));
}

/** Names of the migrations in the repository that the database has not finished; all of them for an empty database. */
export async function listUnapplied(url: string): Promise<string[]> {
  const client = await openConnection(url, { connectionTimeoutMillis: 2000, statementMs: 3000 });
  try {
    const { rows } = await client.query<{ table: string | null }>(
      `SELECT to_regclass('_prisma_migrations')::text AS "table"`,
    );
    if (rows[0]?.table == null) return listMigrations();
    const finished = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const names = new Set(finished.rows.map(({ name }) => name));
    return listMigrations().filter((name) => !names.has(name));
  } finally {
    await client.end();
  }
}

function ask(step: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // The address travels as a message: arguments and environments of processes can be read by others.
    const child = fork(join(import.meta.dirname, "migrations/run.ts"), {
      env: { NODE_ENV: "production" },
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    child.once("message", (message) => {
      const answer = reply.parse(message);
      if (answer.ok) resolve(answer.value);
      else
        reject(
          new SetupError(`The database could not be migrated.\n  ${answer.error.trim().replaceAll("\n", "\n  ")}`),
        );
    });
    child.once("exit", (code) => reject(new Error(`The migration engine stopped without an answer (code ${code}).`)));
    child.once("error", reject);
    child.send(step);
  });
}
