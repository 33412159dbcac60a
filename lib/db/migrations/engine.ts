import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { isPooled, openConnection } from "../connection/index.ts";
import { MigrationAdapter } from "./adapter.ts";
import { readMigrations, readSchema } from "./files.ts";

const MIGRATION_LOCK = 20_261_123;
const EVERYTHING = { externalTables: [], externalEnums: [] };

const POOLED =
  "The address leads through a connection pool such as PgBouncer. Migrations hold a lock for as long as they run and need a\nconnection of their own: set DIRECT_DATABASE_URL to the address of the server itself (see .env.example).";

/** What `migrate dev` would do next: a script, warnings about data that would be lost, or nothing to do. */
export interface Draft {
  name: string;
  script: string | null;
  warnings: string[];
}

/** Applies what is missing, in order. Calls at the same time wait for each other. */
export function applyMigrations(url: string, folder?: string): Promise<string[]> {
  return alone(url, () =>
    withEngine(url, async (engine) => {
      const migrationsList = readMigrations(folder);
      await forgetFailures(engine, migrationsList);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: EVERYTHING });
      return appliedMigrationNames;
    }),
  );
}

/**
 * A script that failed, or whose process was killed, left nothing behind: it ran as one transaction. Prisma does not
 * know that and would refuse every later run until someone says so by hand.
 */
async function forgetFailures(engine: SchemaEngine, migrationsList: ReturnType<typeof readMigrations>): Promise<void> {
  const history = { migrationsList, optInToShadowDatabase: false, filters: EVERYTHING };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(history);
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
}

/** Holds a lock of our own: a migration that runs elsewhere must not be taken for a failed one. Prisma has another number. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  if (await isPooled(url)) throw new Error(POOLED);
  const client = await openConnection(url, { connectionTimeoutMillis: 10_000 });
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** Compares the history with the schema and writes the next migration's script; the database must have the whole history. */
export function draftMigration(url: string, name: string): Promise<Draft> {
  return withEngine(url, async (engine) => {
    const migrationsList = readMigrations();
    const schema = readSchema();
    // First, because createMigration needs what this one keeps in the engine's memory.
    const { action } = await engine.devDiagnostic({ migrationsList, filters: EVERYTHING });
    if (action.tag === "reset") throw new Error(`The database and the migrations differ: ${action.reason}`);
    const loss = await engine.evaluateDataLoss({ migrationsList, schema, filters: EVERYTHING });
    const created = await engine.createMigration({
      migrationName: name,
      draft: false,
      migrationsList,
      schema,
      filters: EVERYTHING,
    });
    const warnings = [...loss.warnings, ...loss.unexecutableSteps].map(({ message }) => message);
    return { name: created.generatedMigrationName, script: created.migrationScript, warnings };
  });
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const adapter = new MigrationAdapter(url);
  try {
    return await work(await loadEngine(adapter));
  } catch (error) {
    throw adapter.scriptError === "" ? error : new Error(nameScript(error, adapter.scriptError));
  } finally {
    await adapter.close();
  }
}

/** Loads the WebAssembly by hand: importing `.wasm` needs a newer Node than the oldest one that this project supports. */
async function loadEngine(adapter: MigrationAdapter): Promise<SchemaEngine> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => Object.assign(globalThis, { lastEnginePanic: message }),
    },
  });
  const glue: typeof import("@prisma/schema-engine-wasm/schema_engine_bg") & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  } = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg")).replace(
    /\.js$/,
    ".wasm",
  );
  const { instance } = await WebAssembly.instantiate(await readFile(file), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: begin } = instance.exports;
  if (typeof begin === "function") begin();
  return glue.SchemaEngine.new(
    { datamodels: readDatamodels() },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

function readDatamodels(): [string, string][] {
  return readSchema().files.map(({ path, content }) => [path, content]);
}

/** "20261201101500_add_consent: syntax error …" instead of the engine's own trace. */
function nameScript(error: unknown, reason: string): string {
  const name = /migration_name="([^"]+)"/.exec(String(error))?.[1];
  return name === undefined ? reason : `${name}: ${reason}. It was rolled back.`;
}
