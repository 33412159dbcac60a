import { beforeEach, expect, test } from "vitest";
import { returnMailQuota, takeMailQuota } from "#lib/abuse/mail-quota.ts";
import { db } from "#lib/db/index.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
beforeEach(() => db().mailQuota.deleteMany());

const email = "supporter@example.org";
const take = (petition: string, spelling = email, kind: "link" | "data" = "link") =>
  db().$transaction((tx) => takeMailQuota(tx, { petition, email: spelling, kind }));

/** Moves everything that was asked for into the past. */
const pass = (interval: string) =>
  db().$executeRawUnsafe(
    `UPDATE mail_quota SET asked_at = ARRAY(SELECT at - interval '${interval}' FROM unnest(asked_at) AS at)`,
  );

test("about one petition mails are ten minutes apart, three in a day and five in thirty days", async () => {
  expect(await take("a")).toBe(true);
  expect(await take("a")).toBe(false);
  await pass("9 minutes");
  expect(await take("a")).toBe(false);
  await pass("2 minutes");
  expect(await take("a")).toBe(true);
  await pass("11 minutes");
  expect(await take("a")).toBe(true);
  await pass("3 hours");
  expect(await take("a")).toBe(false);
  await pass("1 day");
  expect([await take("a"), await pass("11 minutes"), await take("a")]).toEqual([true, 1, true]);
  await pass("3 days");
  expect(await take("a")).toBe(false);
  await pass("27 days");
  expect(await take("a")).toBe(true);
});

test("over all petitions it is six in an hour and ten in a day, and refusals use up nothing", async () => {
  const all = ["a", "b", "c", "d", "e", "f", "g", "h"];
  for (const petition of all) await take(petition);
  const [row] = await db().mailQuota.findMany();
  expect(row?.about).toHaveLength(6);
  await pass("61 minutes");
  for (const petition of all) await take(petition);
  expect((await db().mailQuota.findFirstOrThrow()).about).toHaveLength(10);
  await pass("61 minutes");
  expect(await take("i")).toBe(false);
  await pass("1 day");
  expect(await take("i")).toBe(true);
});

test.each(["Supporter@Example.ORG", "supporter+petition@example.org", " supporter@example.org"])(
  "%j is the same mailbox",
  async (spelling) => {
    expect(await take("a")).toBe(true);
    expect(await take("a", spelling)).toBe(false);
    expect(await db().mailQuota.count()).toBe(1);
  },
);

test("of calls at the same time exactly as many are granted as the quota allows", async () => {
  for (let round = 0; round < 20; round += 1) {
    const address = `round-${round}@example.org`;
    const same = await Promise.all(Array.from({ length: 8 }, () => take("a", address)));
    expect(same.filter(Boolean)).toHaveLength(1);
    const others = await Promise.all(Array.from({ length: 8 }, (_, petition) => take(`p${petition}`, address)));
    expect(others.filter(Boolean)).toHaveLength(5);
  }
});

test("a copy of the data may follow a mail at once, counts, and is stopped by the limits of a day only", async () => {
  expect(await take("a")).toBe(true);
  expect(await take("a", email, "data")).toBe(true);
  expect(await take("a", email, "data")).toBe(true);
  expect(await take("a", email, "data")).toBe(false);
  await pass("25 hours");
  expect(await take("a", email, "data")).toBe(true);
  expect(await take("a", email, "data")).toBe(true);
  await pass("25 hours");
  expect(await take("a")).toBe(false);
  expect(await take("a", email, "data")).toBe(true);
});

test("a mail that did not leave is given back, and no other", async () => {
  await take("a");
  await take("b");
  await db().$transaction((tx) => returnMailQuota(tx, { petition: "a", email }));
  expect([await take("b"), await take("a")]).toEqual([false, true]);
  expect((await db().mailQuota.findFirstOrThrow()).about).toHaveLength(2);
});

test("what is taken back with its transaction was never taken", async () => {
  const failing = db().$transaction(async (tx) => {
    await takeMailQuota(tx, { petition: "a", email });
    throw new Error("the mail was not queued");
  });
  await expect(failing).rejects.toThrow("not queued");
  expect(await take("a")).toBe(true);
});

test("the same address in two databases with two keys has nothing in common, and no petition is named", async () => {
  await take("a-petition");
  await take("another");
  const row = await db().mailQuota.findFirstOrThrow();
  expect(new Set(row.about.map((hash) => Buffer.from(hash).toString("hex"))).size).toBe(2);
  expect(JSON.stringify(await db().$queryRaw`SELECT kept::text FROM mail_quota AS kept`)).not.toMatch(
    /petition|example/,
  );
  expect(row.askedAt.every((at) => at.getTime() % 60_000 === 0)).toBe(true);
});
