import pg from "pg";
import { hashToken } from "#lib/crypto/token.ts";
import { given } from "./browser.ts";

/** What Postgres holds of one signature, apart from what is sealed. */
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

/** The row that a mailed link, or its token, opens; null when there is none. */
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

/** Lets the waiting signature of a link, or of its token, lapse, as fifteen days do. */
export async function letLapse(link: string): Promise<void> {
  const token = link.slice(link.lastIndexOf("/") + 1);
  await query("UPDATE signature SET created_at = now() - interval '15 days' WHERE token_hash = $1", [hashToken(token)]);
}

/** How many rows a petition has from one country, whatever their status. Tests that run side by side sign from different countries. */
export async function countRows(petition: string, country: string): Promise<number> {
  const [row] = await query<{ rows: number }>(
    "SELECT count(*)::int AS rows FROM signature WHERE petition = $1 AND country = $2",
    [petition, country],
  );
  return row?.rows ?? 0;
}

/** How many rows of Canada a petition has that are not of a province, those of no known province included. */
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
