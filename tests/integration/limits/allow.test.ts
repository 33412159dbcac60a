import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { allowPress, allowSigning } from "#lib/limits/allow.ts";
import { networkKey } from "#lib/limits/network-key.ts";
import { purgeLimits } from "#lib/limits/purge.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();

let next = 1;
/** A network no other test has used: the library remembers those over their limit. */
const aNetwork = () => `198.51.100.${next++}`;

beforeEach(() => db().rateBucket.deleteMany());

async function sign(address: string, times: number) {
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await allowSigning(address));
  return answers;
}

test("ten signings of one network in ten minutes are free, the next twenty are held, and more have to wait", async () => {
  const answers = await sign(aNetwork(), 32);
  expect(answers.slice(0, 10)).toEqual(Array(10).fill({ allowed: true, review: false }));
  expect(answers.slice(10, 30)).toEqual(Array(20).fill({ allowed: true, review: true }));
  for (const answer of answers.slice(30)) {
    expect(answer).toMatchObject({ allowed: false });
    if (!answer.allowed) expect(answer.retryAfterSeconds).toBeGreaterThan(590);
    if (!answer.allowed) expect(answer.retryAfterSeconds).toBeLessThanOrEqual(600);
  }
});

test("sixty signings a day are free when they come slowly, and the next is held", async () => {
  const network = aNetwork();
  for (let hour = 0; hour < 6; hour += 1) {
    expect(await sign(network, 10)).toEqual(Array(10).fill({ allowed: true, review: false }));
    await db().$executeRaw`UPDATE rate_bucket SET expire = 1 WHERE key LIKE 'sign:%'`;
  }
  expect(await allowSigning(network)).toEqual({ allowed: true, review: true });
});

test("copies sent at once are all counted", async () => {
  const network = aNetwork();
  const answers = await Promise.all(Array.from({ length: 30 }, () => allowSigning(network)));
  expect(answers.filter((answer) => answer.allowed && !answer.review)).toHaveLength(10);
});

test("networks do not share their limits, and a home with many IPv6 addresses is one", async () => {
  await sign(aNetwork(), 31);
  expect(await allowSigning(aNetwork())).toEqual({ allowed: true, review: false });
  await sign("2001:db8:5:5::1", 10);
  expect(await allowSigning("2001:db8:5:5:ffff::2")).toEqual({ allowed: true, review: true });
  expect(await allowSigning("2001:db8:5:6::1")).toEqual({ allowed: true, review: false });
});

test("thirty presses in ten minutes are answered, and they do not eat into the signings", async () => {
  const network = aNetwork();
  for (let press = 0; press < 30; press += 1) expect(await allowPress(network)).toEqual({ allowed: true });
  expect(await allowPress(network)).toMatchObject({ allowed: false });
  expect(await allowSigning(network)).toEqual({ allowed: true, review: false });
});

test("no address is stored, in any spelling, and tables of limits are in no backup", async () => {
  const network = aNetwork();
  await allowSigning(network);
  await allowPress("2001:db8:7:7::1");
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT b::text AS row FROM rate_bucket AS b UNION ALL SELECT s::text FROM network_salt AS s`;
  const stored = rows.map(({ row }) => row).join("\n");
  for (const form of [network, "198.51", "c6336", "3325256", "2001:db8", "20010db8"])
    expect(stored).not.toContain(form);
  const kinds = await db().$queryRaw<{ kind: string }[]>`
    SELECT relpersistence::text AS kind FROM pg_class WHERE relname IN ('rate_bucket', 'network_salt')`;
  expect(kinds).toEqual([{ kind: "u" }, { kind: "u" }]);
});

test("the next day gives a network another key, and yesterday's salt is gone", async () => {
  const network = aNetwork();
  const today = await networkKey(network);
  expect(await networkKey(network)).toBe(today);
  await db().$executeRaw`UPDATE network_salt SET day = day - 1`;
  vi.useFakeTimers({ toFake: ["performance"], now: 0 });
  vi.advanceTimersByTime(600_000);
  const tomorrow = await networkKey(network);
  vi.useRealTimers();
  expect(tomorrow).not.toBe(today);
  expect(await db().networkSalt.count()).toBe(1);
});

test("windows that are over are removed, those that run stay", async () => {
  await allowSigning(aNetwork());
  await db().$executeRaw`UPDATE rate_bucket SET expire = extract(epoch FROM now()) * 1000 - 1 WHERE key LIKE 'sign:%'`;
  expect(await purgeLimits()).toBe(1);
  expect(await db().rateBucket.count()).toBe(1);
});
