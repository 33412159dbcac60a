import { z } from "zod";
import { dbForCommands } from "../../db/index.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import { SetupError } from "../../operator-error.ts";
import type { DumpProgress } from "./dump.ts";
import { readBackup } from "./read.ts";
import { ASKED_FOR, listApplied, listTables, type Query, quoted } from "./tables.ts";

export type RestoreOrder = {
  file: string;
  /** A list of erasures that is newer than the one in the backup. */
  erasures?: string;
  identity: string;
  /** Repeats the listed erasures within the transaction; returns how many rows it erased. */
  replay: (tx: Prisma.TransactionClient) => Promise<number>;
  onProgress?: DumpProgress;
};

const header = z.object({ format: z.literal(1), at: z.string(), migrations: z.array(z.string()), total: z.number() });
const heading = z.object({ table: z.string() });
const ending = z.object({ end: z.number() });

const BATCH = 500;
const HOURS_MAX = 12;

/**
 * Restores a backup into a migrated, empty database: completely or not at all, and with every erasure repeated before
 * anyone can read a row. A backup holds no queued mail, so no mail is sent a second time.
 * @throws SetupError when the database is not empty, or the backup comes from a newer version
 */
export async function restore({ file, erasures, identity, replay, onProgress = () => undefined }: RestoreOrder) {
  return dbForCommands().$transaction(
    async (tx) => {
      const query: Query = (sql, ...values) => tx.$queryRawUnsafe(sql, ...values);
      await tx.$executeRawUnsafe("SET LOCAL statement_timeout = 0"); // otherwise a limit of the role or the database would apply
      const tables = await listTables(query);
      await refuseUnlessEmpty(query, tables);
      const rows = await load(tx, query, readBackup(file, identity), onProgress);
      if (erasures !== undefined) await load(tx, query, readBackup(erasures, identity), () => undefined);
      await continueSequences(tx, query);
      return { rows, erased: await replay(tx) };
    },
    { maxWait: 10_000, timeout: HOURS_MAX * 3_600_000 },
  );
}

async function refuseUnlessEmpty(query: Query, tables: string[]): Promise<void> {
  for (const table of tables) {
    const [row] = await query<{ filled: boolean }>(`SELECT EXISTS (SELECT FROM ${quoted(table)}) AS filled`);
    if (!row?.filled) continue;
    throw new SetupError(
      `The database is not empty (table ${table}). A backup can only be restored into an empty database: nothing was changed.\nTo test a backup, set DATABASE_URL, or DATA_DIR for a trial site, to another place.`,
    );
  }
}

/** @returns how many rows the backup held */
async function load(
  tx: Prisma.TransactionClient,
  query: Query,
  lines: AsyncGenerator<string>,
  onProgress: DumpProgress,
): Promise<number> {
  const { total, migrations } = header.parse(JSON.parse((await lines.next()).value ?? "{}"));
  await refuseNewer(query, migrations);
  let table = "";
  let waiting: string[] = [];
  let done = 0;
  const flush = async () => {
    if (waiting.length > 0) await insert(tx, table, waiting);
    done += waiting.length;
    waiting = [];
    onProgress({ done, total });
  };
  for await (const line of lines) {
    // Rows have many columns, so a line that begins otherwise holds a row.
    if (line.startsWith('{"table":"') && heading.strict().safeParse(JSON.parse(line)).success) {
      await flush();
      ({ table } = heading.parse(JSON.parse(line)));
    } else if (line.startsWith('{"end":') && ending.strict().safeParse(JSON.parse(line)).success) {
      await flush();
      if (ending.parse(JSON.parse(line)).end !== done) break;
      return done;
    } else {
      waiting.push(line);
      if (waiting.length >= BATCH) await flush();
    }
  }
  throw new SetupError("The backup is not complete. Nothing was restored; use an earlier one.");
}

async function refuseNewer(query: Query, migrations: string[]): Promise<void> {
  const applied = new Set(await listApplied(query));
  const missing = migrations.filter((name) => !applied.has(name));
  if (missing.length === 0) return;
  throw new SetupError(
    `The backup comes from a newer version of the site, with the migration ${missing.join(", ")}.\nRestore it with that version.`,
  );
}

/** Columns by name: columns that a later migration added take their default. Two lists may contain the same request. */
async function insert(tx: Prisma.TransactionClient, table: string, lines: string[]): Promise<void> {
  const columns = Object.keys(JSON.parse(lines[0] ?? "{}"))
    .map(quoted)
    .join(", ");
  await tx.$executeRawUnsafe(
    `INSERT INTO ${quoted(table)} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${quoted(table)}, $1::json)
     ${ASKED_FOR.includes(table) ? "ON CONFLICT DO NOTHING" : ""}`,
    `[${lines.join(",")}]`,
  );
}

/** New numbers continue after the restored ones. */
async function continueSequences(tx: Prisma.TransactionClient, query: Query): Promise<void> {
  const columns = await query<{ table: string; column: string }>(`
    SELECT table_name::text AS "table", column_name::text AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`);
  for (const { table, column } of columns) {
    await tx.$queryRawUnsafe(
      `SELECT setval(pg_get_serial_sequence($1, $2), coalesce((SELECT max(${quoted(column)}) FROM ${quoted(table)}), 0) + 1, false)::text`,
      quoted(table),
      column,
    );
  }
}
