import pg from "pg";
import { hashToken } from "#lib/crypto/token.ts";
import { given } from "./started-site.ts";

/** The columns of one signature in Postgres, without the encrypted ones. */
export type SignatureRow = {
  status: string;
  locale: string;
  petition: string;
  text_version: number;
  text_hash: string;
  confirmed_at: Date | null;
  updates_consent_at: Date | null;
  country: string;
  province: string | null;
};

/** The row of a mailed link, or of its token; null when there is none. */
export async function rowBehind(link: string): Promise<SignatureRow | null> {
  const token = link.slice(link.lastIndexOf("/") + 1);
  const [row] = await query<SignatureRow>(
    `SELECT status, locale, petition, text_version, encode(text_hash, 'hex') AS text_hash, confirmed_at,
       updates_consent_at, country, province
     FROM signature WHERE token_hash = $1`,
    [hashToken(token)],
  );
  return row ?? null;
}

/** Lets the pending signature of a link, or of its token, expire, as after fifteen days. */
export async function letLapse(link: string): Promise<void> {
  const token = link.slice(link.lastIndexOf("/") + 1);
  await query("UPDATE signature SET created_at = now() - interval '15 days' WHERE token_hash = $1", [hashToken(token)]);
}

/**
 * How many rows a petition has from one country, in any status. Tests that run in parallel sign from different
 * countries.
 */
export async function countRows(petition: string, country: string): Promise<number> {
  const [row] = await query<{ rows: number }>(
    "SELECT count(*)::int AS rows FROM signature WHERE petition = $1 AND country = $2",
    [petition, country],
  );
  return row?.rows ?? 0;
}

/** How many rows of Canada a petition has outside one province, including those without a known province. */
export async function countCanadianRowsOutside(petition: string, province: string): Promise<number> {
  const [row] = await query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM signature
     WHERE petition = $1 AND country = 'CA' AND province IS DISTINCT FROM $2`,
    [petition, province],
  );
  return row?.rows ?? 0;
}

async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: given("DATABASE_URL") });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
