import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { openConnection, openPool } from "../../db/connection/index.ts";

const { builtins } = pg.types;

/**
 * Prisma's Postgres adapter, mended for migrations. The stock one splits scripts at every `;` (a comment or a function
 * body breaks), cannot read the catalogue's `"char"` columns, and leaves connections open that hold the migration lock.
 */
export class MigrationAdapter implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  readonly #url: string;
  readonly #open = new Set<() => Promise<void>>();
  /** What Postgres said about the last script that failed; the engine keeps it to itself. */
  scriptError = "";

  constructor(url: string) {
    this.#url = url;
  }

  connect(): Promise<SqlDriverAdapter> {
    return this.#connectTo(this.#url, async () => undefined);
  }

  /** A database of its own for replaying the history; dropped by force, since the engine may still hold a connection. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `shadow_${randomUUID().replaceAll("-", "")}`;
    await runOnce(this.#url, `CREATE DATABASE ${name}`);
    const address = new URL(this.#url);
    address.pathname = `/${name}`;
    return this.#connectTo(address.href, () => runOnce(this.#url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }

  /** Ends every connection that the engine left open; otherwise its advisory lock stays and the next run waits. */
  async close(): Promise<void> {
    for (const end of [...this.#open]) await end();
  }

  async #connectTo(url: string, afterwards: () => Promise<void>): Promise<SqlDriverAdapter> {
    const pool = openPool(url, { connectionTimeoutMillis: 10_000 });
    const end = async () => {
      if (!this.#open.delete(end)) return;
      await pool.end();
      await afterwards();
    };
    this.#open.add(end);
    return mend(pool, end, (message) => {
      this.scriptError = message;
    });
  }
}

async function mend(
  pool: pg.Pool,
  end: () => Promise<void>,
  onScriptError: (message: string) => void,
): Promise<SqlDriverAdapter> {
  const charColumns = new WeakMap<object, number[]>();
  const adapter = await new PrismaPg(readingChar(pool, charColumns)).connect();
  const stock = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
    const result = await stock(query);
    const columns = charColumns.get(result.rows) ?? [];
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, i) => (columns.includes(i) ? ColumnTypeEnum.Character : type)),
    };
  };
  adapter.executeScript = async (script: string) => {
    try {
      await pool.query(script); // one simple query: Postgres itself splits it, and runs all of it in one transaction
    } catch (error) {
      onScriptError(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
  adapter.dispose = end;
  return adapter;
}

/** The pool, telling the stock adapter that `"char"` columns are text, and remembering which ones were not. */
function readingChar(pool: pg.Pool, charColumns: WeakMap<object, number[]>): pg.Pool {
  return new Proxy(pool, {
    get(target, key) {
      if (key === "query") {
        return async (config: pg.QueryArrayConfig) => {
          const result = await target.query(config);
          charColumns.set(
            result.rows,
            result.fields.flatMap((field, i) => (field.dataTypeID === builtins.CHAR ? [i] : [])),
          );
          for (const field of result.fields) if (field.dataTypeID === builtins.CHAR) field.dataTypeID = builtins.TEXT;
          return result;
        };
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = await openConnection(url);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
