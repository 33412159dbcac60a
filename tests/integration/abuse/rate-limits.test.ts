import { beforeEach, expect, test, vi } from "vitest";
import { allowButtonPress } from "#lib/abuse/button-presses.ts";
import { dailyHash } from "#lib/abuse/daily-hash.ts";
import { purgeLimits } from "#lib/abuse/purge.ts";
import { db } from "#lib/db/index.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";
import { judge, judgeAll, tally, type Visit } from "#tests/support/visitors.ts";

giveTestKeys();
await databaseOfThisFile();

let next = 1;
const aNetwork = () => `198.51.${next++}.7`;

beforeEach(() => db().rateBucket.deleteMany());

/** So many forms of one network, each for a petition of its own, so that none of them is flooded. */
const forms = (address: string, times: number): Visit[] =>
  Array.from({ length: times }, () => ({ petition: `petition-${next++}`, email: "s@example.org", address }));
const one = (address: string) => judgeAll(forms(address, 1)).then(tally);
const free = { free: 1, held: 0, asked: 0, limited: 0 };
const held = { free: 0, held: 1, asked: 0, limited: 0 };

test("ten signings of one network in ten minutes are free, the next twenty are held, and more have to wait", async () => {
  const visits = forms(aNetwork(), 32);
  const verdicts = [];
  for (const visit of visits) verdicts.push(await judge(visit));
  expect(tally(verdicts.slice(0, 10))).toEqual({ ...free, free: 10 });
  expect(tally(verdicts.slice(10, 30))).toEqual({ ...held, held: 20 });
  for (const verdict of verdicts.slice(10, 30)) expect(verdict).toMatchObject({ hold: { because: "network" } });
  for (const verdict of verdicts.slice(30)) {
    if (verdict.is !== "limited") throw new Error("Nobody had to wait");
    expect(verdict.retryAfterSeconds).toBeGreaterThan(570);
    expect(verdict.retryAfterSeconds).toBeLessThanOrEqual(600);
  }
});

test("one form sent thirty times is no flood, and has to wait like any other", async () => {
  const visit = { petition: "once-more", email: "s@example.org", address: aNetwork() };
  const verdicts = [];
  for (let time = 0; time < 32; time += 1) verdicts.push(await judge(visit));
  expect(tally(verdicts)).toEqual({ free: 10, held: 20, asked: 0, limited: 2 });
});

test("sixty signings a day are free when they come slowly, and the next is held", async () => {
  const network = aNetwork();
  for (let hour = 0; hour < 6; hour += 1) {
    expect(tally(await judgeAll(forms(network, 10)))).toEqual({ ...free, free: 10 });
    await db().$executeRaw`UPDATE rate_bucket SET expire = 1 WHERE key NOT LIKE 'sign-day:%'`;
  }
  expect(await one(network)).toEqual(held);
});

test("who had to wait is not held for the rest of the day because of it", async () => {
  const network = aNetwork();
  await judgeAll(forms(network, 90));
  await db().$executeRaw`UPDATE rate_bucket SET expire = 1 WHERE key NOT LIKE 'sign-day:%'`;
  expect(await one(network)).toEqual(free);
});

test("copies sent at once are all counted", async () => {
  expect(tally(await judgeAll(forms(aNetwork(), 30)))).toMatchObject({ free: 10, held: 20 });
});

test("networks do not share their limits, and a home with many IPv6 addresses is one", async () => {
  await judgeAll(forms(aNetwork(), 31));
  expect(await one(aNetwork())).toEqual(free);
  await judgeAll(forms("2001:db8:5:5::1", 10));
  expect(await one("2001:db8:5:5:ffff::2")).toEqual(held);
  expect(await one("2001:db8:5:6::1")).toEqual(free);
});

test("a /56 of IPv6 is held beyond twice the limits of a /64, and a /48 beyond three hundred, however they are spread", async () => {
  const spread = (bits: string, count: number) =>
    Array.from({ length: count }, (_, at) => forms(`2001:db8:${bits}${at.toString(16).padStart(2, "0")}::1`, 1)).flat();
  expect(tally(await judgeAll(spread("6:a", 62)))).toMatchObject({ free: 20, held: 40, limited: 2 });
  expect(await one("2001:db8:6:b00::1")).toEqual(free);

  const homes = Array.from({ length: 302 }, (_, at) => forms(`2001:db8:7:${(at * 128).toString(16)}::1`, 1)).flat();
  expect(tally(await judgeAll(homes))).toEqual({ ...free, free: 300, held: 2 });
  expect(await one("2001:db8:8::1")).toEqual(free);
});

test("an address with a port is that address", async () => {
  const address = aNetwork();
  await judgeAll(Array.from({ length: 10 }, (_, at) => forms(`${address}:${4000 + at}`, 1)).flat());
  expect(await one(address)).toEqual(held);
  await judgeAll(forms("[2001:db8:9::1]:443", 10));
  expect(await one("2001:db8:9::2")).toEqual(held);
});

test("thirty presses in ten minutes are answered, and they do not eat into the signings", async () => {
  const network = aNetwork();
  for (let press = 0; press < 30; press += 1) expect(await allowButtonPress(network)).toEqual({ allowed: true });
  expect(await allowButtonPress(network)).toMatchObject({ allowed: false });
  expect(await one(network)).toEqual(free);
});

test("no address, domain or name is stored, in any spelling, and tables of limits are in no backup", async () => {
  await judge({ petition: "right-to-stay", email: "canary@domain-of-one.example", address: "198.51.100.9" });
  await judge({ petition: "right-to-stay", email: "canary@domain-of-one.example", address: "2001:db8:7:7::1" });
  await allowButtonPress("2001:db8:7:7::1");
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT b::text AS row FROM rate_bucket AS b UNION ALL SELECT s::text FROM network_salt AS s`;
  const stored = rows.map(({ row }) => row).join("\n");
  for (const form of ["198.51", "c6336", "3325256", "2001:db8", "20010db8", "canary", "domain-of-one", "right-to-stay"])
    expect(stored).not.toContain(form);
  const kinds = await db().$queryRaw<{ kind: string }[]>`
    SELECT relpersistence::text AS kind FROM pg_class WHERE relname IN ('rate_bucket', 'network_salt')`;
  expect(kinds).toEqual([{ kind: "u" }, { kind: "u" }]);
});

test("the next day gives a network another code, and yesterday's salt is gone", async () => {
  const codeOf = async () => (await dailyHash())("held", "198.51.100.0/24").toString("hex");
  const today = await codeOf();
  expect(await codeOf()).toBe(today);
  await db().$executeRaw`UPDATE network_salt SET day = day - 1`;
  vi.useFakeTimers({ toFake: ["performance"], now: 0 });
  vi.advanceTimersByTime(600_000);
  const tomorrow = await codeOf();
  vi.useRealTimers();
  expect(tomorrow).not.toBe(today);
  expect(await db().networkSalt.count()).toBe(1);
});

test("windows that are over are removed, those that run stay", async () => {
  await one(aNetwork());
  const rows = await db().rateBucket.count();
  await db().$executeRaw`UPDATE rate_bucket SET expire = extract(epoch FROM now()) * 1000 - 1 WHERE key LIKE 'sign:%'`;
  expect(await purgeLimits()).toBe(1);
  expect(await db().rateBucket.count()).toBe(rows - 1);
});
