import type pg from "pg";
import { openConnection } from "../../db/connection/index.ts";
import { oneRow } from "../../db/one-row.ts";
import { directDatabaseUrl } from "../../db/url.ts";
import type { Batch } from "../paper/batches.ts";

/** A confirmed signature as stored: encrypted fields in base64, since threads copy strings cheaply. */
export type StoredRow = {
  id: string;
  name: string | null;
  postal: string | null;
  province: string | null;
  country: string;
  locale: string;
  version: number;
  /** SHA-256 of the text signed, hex. */
  textHash: string;
  confirmedAt: Date;
};

/** The confirmed signatures of a petition at one point in time, however long the reading takes. */
export type Snapshot = {
  /** The time of the snapshot, by the database's clock. */
  at: Date;
  total: number;
  /** What was signed on paper, in the order it was recorded. */
  paper: Batch[];
  /** All rows in order of id, 1,000 at a time. */
  batches(): AsyncGenerator<StoredRow[]>;
  /** The wording with this hash, word for word; null when it was not kept. */
  readText(hash: string): Promise<string | null>;
};

const BATCH = 1000;

// In ORDER BY a plain "id" would mean the text of the first column, and no index has that order.
const select = `
  SELECT id::text, encode(name_sealed, 'base64') AS name, encode(postal_sealed, 'base64') AS postal, province, country,
    locale, text_version AS version, encode(text_hash, 'hex') AS "textHash", confirmed_at AS "confirmedAt"
  FROM signature
  WHERE petition = $1 AND status = 'confirmed' AND id > $2
  ORDER BY signature.petition, signature.id LIMIT ${BATCH}`;

/**
 * Reads within one read-only transaction that sees one point in time, so that counts and rows agree while people
 * continue to sign. It has its own connection, because the site's connections end every statement after 3 s.
 * @throws SetupError without DATABASE_URL; Error when Postgres cannot be reached
 */
export async function withSnapshot<T>(petition: string, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await openConnection(directDatabaseUrl(), { connectionTimeoutMillis: 5000 });
  try {
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query<{ at: Date; total: number }>(
      `SELECT now() AS at, count(*)::int AS total FROM signature WHERE petition = $1 AND status = 'confirmed'`,
      [petition],
    );
    const { at, total } = oneRow(rows);
    const paper = await client.query<Batch>(
      "SELECT batch, signatures FROM paper_batch WHERE petition = $1 ORDER BY at, batch",
      [petition],
    );
    return await read({
      at,
      total,
      paper: paper.rows,
      batches: () => batchesOf(client, petition),
      readText: (hash) => textOf(client, petition, hash),
    });
  } finally {
    await client.end(); // also ends the transaction
  }
}

async function* batchesOf(client: pg.Client, petition: string): AsyncGenerator<StoredRow[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await client.query<StoredRow>(select, [petition, after]);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

async function textOf(client: pg.Client, petition: string, hash: string): Promise<string | null> {
  const { rows } = await client.query<{ text: string }>(
    "SELECT text FROM petition_version WHERE petition = $1 AND hash = decode($2, 'hex')",
    [petition, hash],
  );
  return rows[0]?.text ?? null;
}
