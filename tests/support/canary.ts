import type pg from "pg";

/** Base64 of a text depends on its offset in the block: all three forms, without the letters at the edges. */
export function formsOf(text: string): string[] {
  const phases = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
      .toString("base64")
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [text, text.toLowerCase(), Buffer.from(text).toString("hex"), ...phases];
}

/** Every row of every table of ours and of the queue, as one text; bytes are hex, as in a dump. */
export async function dumpOf(client: pg.ClientBase): Promise<string> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}
