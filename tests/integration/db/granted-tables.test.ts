import { expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { readGrants } from "#lib/db/roles.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";

await databaseOfThisFile();

test("every table and view of the schema is in roles.sql, so that a new one is granted on purpose", async () => {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')`;
  const grants = readGrants();
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.map(({ name }) => name).filter((name) => !grants.includes(`"${name}"`))).toEqual([]);
});
