import { closeDb, db } from "#lib/db/index.ts";

/**
 * Moves the clock of a test's database forward by this interval.
 * @param by in the syntax of a Postgres interval, such as `9 minutes 59 seconds`
 */
export async function moveDatabaseClock(url: string, by: string): Promise<void> {
  await db().$executeRawUnsafe("CREATE SCHEMA IF NOT EXISTS clock");
  await db().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT pg_catalog.now() + interval '${by}' $$`,
  );
  await db().$executeRawUnsafe(
    `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET search_path = clock, pg_catalog, public`,
  );
  await closeDb();
}
