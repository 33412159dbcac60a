import pg from "pg";
import { given } from "./started-site.ts";

const LOCK = { watch: "pg_advisory_lock_shared", change: "pg_advisory_lock" } as const;
/** Any number that nothing else in the tests locks. */
const COUNTS = 4711;

/**
 * Keeps journeys apart: those that watch the count of a petition, each of its own, from those that sign several petitions.
 * @returns lets the others go on
 */
export async function holdCounts(as: keyof typeof LOCK): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: given("DATABASE_URL") });
  await client.connect();
  await client.query(`SELECT ${LOCK[as]}($1)`, [COUNTS]);
  return () => client.end();
}
