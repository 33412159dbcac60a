import { createHash } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import { closeDb, db } from "#lib/db/index.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";

const { url } = await databaseOfThisFile();
const name = new URL(url).pathname.slice(1);

test.each(["America/Toronto", "Asia/Kolkata", "Pacific/Kiritimati", "UTC"])(
  "moments are right, read and written, on a database in the zone %s",
  async (zone) => {
    await asAdministrator(`ALTER DATABASE ${name} SET timezone = '${zone}'`);
    await closeDb();
    const [read] = await db().$queryRaw<{ at: Date; second: number; many: Date[] }[]>`
      SELECT now() AS at, extract(epoch FROM now())::float8 AS second, ARRAY[now()] AS many`;
    expect(read?.at.getTime()).toBeCloseTo((read?.second ?? 0) * 1000, -1);
    expect(read?.many[0]?.getTime()).toBe(read?.at.getTime());

    const moment = new Date("2026-11-27T06:39:00.123Z");
    const [sent] = await db().$queryRaw<{ second: number }[]>`
      SELECT extract(epoch FROM ${moment}::timestamptz)::float8 AS second`;
    expect(sent?.second).toBe(moment.getTime() / 1000);
    const told = await db().suppression.create({ data: { emailIndex: keyFor(zone), at: moment } });
    expect(told.at).toEqual(moment);
    expect(await asStored(zone)).toEqual(moment);
  },
);

test("a server that writes dates its own way is read all the same", async () => {
  await asAdministrator(`ALTER DATABASE ${name} SET datestyle = 'German'`);
  await closeDb();
  const [read] = await db().$queryRaw<{ at: Date }[]>`SELECT '2026-11-27T06:39:00Z'::timestamptz AS at`;
  expect(read?.at).toEqual(new Date("2026-11-27T06:39:00Z"));
});

test("the site's connections show UTC, on whatever server", async () => {
  expect(await db().$queryRaw`SELECT current_setting('TimeZone') AS zone`).toEqual([{ zone: "UTC" }]);
});

function keyFor(zone: string): Buffer<ArrayBuffer> {
  return createHash("md5").update(zone).digest();
}

/** What another program reads, which asks the server for the offset. */
async function asStored(key: string): Promise<Date | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ at: Date }>("SELECT at FROM suppression WHERE email_index = $1", [
      keyFor(key),
    ]);
    return rows[0]?.at;
  } finally {
    await client.end();
  }
}
