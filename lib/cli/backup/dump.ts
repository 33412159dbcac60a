import { openConnection } from "../../db/connection/index.ts";
import { listApplied, listTables, type Query, quoted } from "./tables.ts";

export type DumpProgress = (progress: { done: number; total: number }) => void;

const BATCH = 1000;

/**
 * The database as lines of JSON, all from one point in time: a header, then each table's name followed by its rows,
 * then the number of rows, so that a truncated file is detected. Encrypted fields stay encrypted.
 * @param only the tables to write, when not all are wanted
 */
export async function* dump(url: string, onProgress: DumpProgress, only?: readonly string[]): AsyncGenerator<string> {
  const client = await openConnection(url, { connectionTimeoutMillis: 5000 });
  const query: Query = async (sql, ...values) => (await client.query(sql, values)).rows;
  try {
    await query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = (await listTables(query)).filter((name) => only === undefined || only.includes(name));
    const total = await countRows(query, tables);
    const [now] = await query<{ at: Date }>("SELECT now() AS at");
    yield JSON.stringify({ format: 1, at: now?.at, migrations: await listApplied(query), total });
    let done = 0;
    for (const table of tables) {
      yield JSON.stringify({ table });
      for await (const lines of rowsOf(query, table)) {
        yield* lines;
        done += lines.length;
        onProgress({ done, total });
      }
    }
    yield JSON.stringify({ end: done });
  } finally {
    await client.end();
  }
}

async function countRows(query: Query, tables: string[]): Promise<number> {
  let total = 0;
  for (const table of tables) {
    const [row] = await query<{ count: number }>(`SELECT count(*)::int AS count FROM ${quoted(table)}`);
    total += row?.count ?? 0;
  }
  return total;
}

/**
 * Postgres writes each row as JSON itself: bytes as hex, times in full precision, and any type that a later migration
 * adds.
 */
async function* rowsOf(query: Query, table: string): AsyncGenerator<string[]> {
  await query(`DECLARE lines NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM ${quoted(table)} AS t`);
  for (;;) {
    const rows = await query<{ line: string }>(`FETCH ${BATCH} FROM lines`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await query("CLOSE lines");
}
