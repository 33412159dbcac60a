import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { TIME_ZONE } from "#lib/i18n/time-zone.ts";
import {
  addSharedVisits,
  purgeSharedVisits,
  readSharedVisits,
  type SharedVisits,
} from "#lib/petitions/shared-visits.ts";
import { CHANNELS } from "#lib/petitions/via.ts";
import { purge } from "#lib/retention/purge.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";

await databaseOfThisFile();

beforeEach(() => db().$executeRaw`TRUNCATE shared_visit, audit_event`);

const opened = (via: SharedVisits["via"], count: number, petition = "bill-c-2"): SharedVisits => ({
  petition,
  via,
  count,
});

/** What is told of one channel. */
const told = async (via: SharedVisits["via"], petition = "bill-c-2") =>
  (await readSharedVisits(petition)).find((each) => each.via === via)?.count;

const moveDays = (days: number) => db().$executeRaw`UPDATE shared_visit SET day = day - ${days}::int`;

test("openings are added to one row for each petition, channel and day in Ottawa, and nothing else is written", async () => {
  await addSharedVisits([opened("sms", 2), opened("x", 1), opened("sms", 3), opened("sms", 7, "mass-deportations")]);
  await addSharedVisits([opened("sms", 4)]);
  await addSharedVisits([]);
  const rows = await db().$queryRaw`
    SELECT to_jsonb(v) - 'day' AS row, day = (now() AT TIME ZONE ${TIME_ZONE}::text)::date AS today
    FROM shared_visit AS v ORDER BY petition, via`;
  expect(rows).toEqual([
    { row: opened("sms", 9), today: true },
    { row: opened("x", 1), today: true },
    { row: opened("sms", 7, "mass-deportations"), today: true },
  ]);
});

test("two processes that add at once lose nothing", async () => {
  const both = [CHANNELS, CHANNELS.toReversed()].map((channels) => channels.map((via) => opened(via, 5)));
  await Promise.all([...both, ...both].map(addSharedVisits));
  expect(await readSharedVisits("bill-c-2")).toEqual(CHANNELS.map((via) => ({ via, count: 20 })));
});

test("a number is told from ten on, over thirty days together, and nine look like none", async () => {
  await addSharedVisits([opened("sms", 9), opened("copy", 10)]);
  expect([await told("sms"), await told("copy"), await told("x")]).toEqual([null, 10, null]);
  await moveDays(29);
  await addSharedVisits([opened("sms", 1)]);
  expect([await told("sms"), await told("copy")]).toEqual([10, 10]);
  await moveDays(1);
  expect([await told("sms"), await told("copy")]).toEqual([null, null]);
  expect(await told("sms", "mass-deportations")).toBeNull();
});

test("the hourly purge deletes what is over 400 days old, and notes nothing of it", async () => {
  await addSharedVisits([opened("sms", 12)]);
  await moveDays(400);
  await addSharedVisits([opened("copy", 12)]);
  expect(await purgeSharedVisits()).toBe(0);
  await moveDays(1);
  expect(await purge([])).toContainEqual({ rule: "visits", removed: 1 });
  expect(await db().sharedVisit.findMany({ select: { via: true } })).toEqual([{ via: "copy" }]);
  expect(await db().auditEvent.count()).toBe(0);
});
