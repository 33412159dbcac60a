import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { GET } from "../../../app/data/petitions/[file]/route.ts";

const { url } = await databaseOfThisFile();
const name = url.slice(url.lastIndexOf("/") + 1);

beforeEach(async () => {
  await db().petitionDay.deleteMany();
  await db().petitionRegion.deleteMany();
  await db().$executeRaw`
    INSERT INTO petition_day VALUES ('bill-c-2', '2026-11-20', 3), ('bill-c-2', '2026-11-21', 14),
      ('bill-c-2', (now() AT TIME ZONE 'America/Toronto')::date, 20)`;
  await db().$executeRaw`
    INSERT INTO petition_region VALUES ('bill-c-2', 'ON', 12, now()), ('bill-c-2', 'NU', 1, now()), ('bill-c-2', 'abroad', 9, now())`;
});

const get = (file: string) => GET(new Request("https://refuge.example.org"), { params: Promise.resolve({ file }) });

test("the days that are over are published as a table, today's is not", async () => {
  const answer = await get("bill-c-2.csv");
  expect(answer.headers.get("content-type")).toContain("text/csv");
  expect(await answer.text()).toBe("date,confirmed\n2026-11-20,3\n2026-11-21,14\n");
});

test("as data they come with the regions, and no region under ten can be read or computed", async () => {
  expect(await (await get("bill-c-2.json")).json()).toEqual({
    slug: "bill-c-2",
    timeZone: "America/Toronto",
    days: [
      { date: "2026-11-20", confirmed: 3 },
      { date: "2026-11-21", confirmed: 14 },
    ],
    regions: { asOf: expect.any(String), hiddenBelow: 10, shown: [{ region: "ON", confirmed: 12 }], others: 10 },
  });
});

test("a petition nobody has signed has an empty history", async () => {
  expect(await (await get("immigration-detention.csv")).text()).toBe("date,confirmed\n");
});

test.each(["projet-de-loi-c-2.csv", "bill-c-2.xml", "bill-c-2", "..%2Fx.csv", "signature.csv"])(
  "%s is not there",
  async (file) => {
    expect((await get(file)).status).toBe(404);
  },
);

test("what was known stays published while the database is away, and what was not is asked for later", async () => {
  await get("bill-c-2.csv");
  await asAdministrator(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await asAdministrator(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  expect(await (await get("bill-c-2.csv")).text()).toContain("2026-11-21,14");
  const unknown = await get("mass-deportations.csv");
  expect([unknown.status, unknown.headers.get("retry-after")]).toEqual([503, "30"]);
  await asAdministrator(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
  expect((await get("mass-deportations.csv")).status).toBe(200);
});
