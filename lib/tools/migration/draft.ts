import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { listMigrations, MIGRATIONS_FOLDER, readMigration } from "../../db/migrations/files.ts";
import { MigrationAdapter } from "./adapter.ts";

// Prisma's engine as WebAssembly, because `prisma migrate diff` has to download it as a program, which an offline machine cannot.

const SCHEMA_FILE = join(import.meta.dirname, "../../../prisma/schema.prisma");
const EVERYTHING = { externalTables: [], externalEnums: [] };

/** What `prisma migrate dev` would write next: a script, warnings about data that would be lost, or nothing to do. */
interface Draft {
  name: string;
  script: string | null;
  warnings: string[];
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

/** The migrations in the shape that the engine reads. */
function readMigrations() {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(MIGRATIONS_FOLDER, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: listMigrations().map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: readMigration(name) } },
    })),
  };
}

/** The schema in the shape that the engine reads. */
function readSchema() {
  return { files: [{ path: SCHEMA_FILE, content: readFileSync(SCHEMA_FILE, "utf8") }] };
}
