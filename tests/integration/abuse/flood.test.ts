import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";
import { anywhere, judge, judgeAll, tally, type Visit } from "#tests/support/visitors.ts";

giveTestKeys();
await databaseOfThisFile();

beforeEach(() => db().rateBucket.deleteMany());

const petition = "right-to-stay";
let next = 1;
const from = (address: string, domain = "example.org"): Visit => ({
  petition,
  email: `supporter-${next++}@${domain}`,
  address,
});
const many = (count: number, visit: (number: number) => Visit) => Array.from({ length: count }, (_, at) => visit(at));
const crowd = (count: number, first = 0) => many(count, (number) => from(anywhere(first + number)));
const untouched = (free: number) => ({ free, held: 0, asked: 0, limited: 0 });

test("two thousand signings from two thousand networks within a minute: none meets a proof, none is held", async () => {
  expect(tally(await judgeAll(crowd(2000)))).toEqual(untouched(2000));
});

test("three hundred signings from three addresses are held, asked for a proof, and have to wait", async () => {
  const addresses = ["203.0.113.7", "198.51.100.7", "192.0.2.7"];
  const verdicts = await judgeAll(many(300, (number) => from(addresses[number % 3] ?? "")));
  expect(tally(verdicts)).toEqual({ free: 30, held: 30, asked: 30, limited: 210 });
});

test("three hundred from three /24s meet a proof after sixty each, while a crowd passes at the same moment", async () => {
  const flood = many(300, (number) => from(`203.0.${number % 3}.${1 + Math.floor(number / 3)}`));
  const people = crowd(300);
  const verdicts = await judgeAll(flood.flatMap((visit, at) => [visit, ...people.slice(at, at + 1)]));
  expect(tally(verdicts.filter((_, at) => at % 2 === 0))).toEqual({ ...untouched(180), asked: 120 });
  expect(tally(verdicts.filter((_, at) => at % 2 === 1))).toEqual(untouched(300));
});

test("neighbouring /24s of a hosting range meet a proof together, while a crowd passes at the same moment", async () => {
  const range = many(600, (number) => from(`203.0.${number % 256}.${1 + Math.floor(number / 256)}`));
  const verdicts = await judgeAll(range.flatMap((visit, at) => [visit, from(anywhere(at))]));
  expect(tally(verdicts.filter((_, at) => at % 2 === 0))).toEqual({ ...untouched(400), asked: 200 });
  expect(tally(verdicts.filter((_, at) => at % 2 === 1))).toEqual(untouched(600));
});

test("an IPv6 /48 spread over its /64s meets a proof after sixty, and a /32 spread over its /48s after four hundred", async () => {
  const site = many(100, (number) => from(`2001:db8:5:${(number * 256).toString(16)}::1`));
  expect(tally(await judgeAll(site))).toEqual({ ...untouched(60), asked: 40 });
  const block = many(600, (number) => from(`2001:db9:${number.toString(16)}::1`));
  expect(tally(await judgeAll(block))).toEqual({ ...untouched(400), asked: 200 });
});

test("many addresses of a catch-all domain from few networks meet a proof; a large provider's customers do not", async () => {
  const hosts = Array.from({ length: 20 }, (_, at) => anywhere(5000 + at));
  const mixed = Array.from({ length: 200 }, (_, number) => [
    from(hosts[number % hosts.length] ?? "", `sub-${number % 7}.catch-all.example`),
    from(anywhere(number), "large-provider.example"),
  ]).flat();
  // Each host signs ten times, which is free for one address.
  const verdicts = await judgeAll(mixed);
  const { asked, free } = tally(verdicts.filter((_, at) => at % 2 === 0));
  // Forms that arrive together do not see each other in a count that is spread over several rows.
  expect(asked).toBeGreaterThan(120);
  expect(asked + free).toBe(200);
  expect(tally(verdicts.filter((_, at) => at % 2 === 1))).toEqual(untouched(200));
});

test("a program that uses a large provider's domain from few networks leaves its customers alone", async () => {
  await judgeAll(
    many(300, (number) => from(`203.0.${number % 3}.${1 + Math.floor(number / 3)}`, "large-provider.example")),
  );
  expect(tally(await judgeAll(many(50, (number) => from(anywhere(number), "large-provider.example"))))).toEqual(
    untouched(50),
  );
});

test("a flood of one petition leaves the others open, in its own networks too", async () => {
  const flood = many(100, (number) => from(`203.0.113.${1 + number}`));
  await judgeAll(flood);
  expect(tally(await judgeAll([{ ...from("203.0.113.200"), petition: "another" }]))).toEqual(untouched(1));
  expect(await judge(from("203.0.113.200"))).toMatchObject({ is: "asked", asked: { reason: "asked" } });
});

test("another process learns of the flood at once, and it is over ten minutes after its network began", async () => {
  await judgeAll(many(100, (number) => from(`203.0.113.${1 + number}`)));
  vi.resetModules();
  giveTestKeys();
  const elsewhere = await import("#tests/support/visitors.ts");
  expect(elsewhere.judge).not.toBe(judge);
  expect(await elsewhere.judge(from("203.0.113.200"))).toMatchObject({ is: "asked" });
  await db().$executeRaw`UPDATE rate_bucket SET expire = expire - 600000`;
  expect(await judge(from("203.0.113.200"))).toMatchObject({ is: "admitted", hold: null });
});

test("forms made known while their address has to wait are counted when they come from another", async () => {
  const forms = many(100, () => from("203.0.113.7"));
  await judgeAll(many(31, () => from("203.0.113.7")));
  expect(tally(await judgeAll(forms))).toMatchObject({ limited: 100 });
  const again = forms.map((visit, number) => ({ ...visit, address: `203.0.113.${10 + number}` }));
  expect(tally(await judgeAll(again)).asked).toBeGreaterThan(50);
});

test("no row is shared by all signings of a petition, and one statement counts them all", async () => {
  await judgeAll(crowd(100));
  const rows = await db().rateBucket.findMany({ where: { points: { gt: 60 } } });
  expect(rows).toEqual([]);
});
