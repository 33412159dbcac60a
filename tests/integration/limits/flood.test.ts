import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { countTowardsFlood, passFlood } from "#lib/limits/flood.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { asField, workOut } from "#tests/support/proving.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();

let next = 1;
/** A petition no other test has flooded: the library remembers those over their limit. */
const aPetition = () => `petition-${next++}`;
const by = (petition: string) => ({ petition, email: "supporter-1@example.org" });

beforeEach(() => db().rateBucket.deleteMany());

async function sign(petition: string, times: number) {
  for (let time = 0; time < times; time += 1) await countTowardsFlood(petition);
}

async function flooded() {
  const petition = aPetition();
  await sign(petition, 301);
  return by(petition);
}

test("three hundred signings a minute are no flood, one more is, and other petitions stay open", async () => {
  const signing = by(aPetition());
  await sign(signing.petition, 300);
  expect(await passFlood(signing, { kind: "none" })).toEqual({ passed: true, review: false });
  await sign(signing.petition, 1);
  expect(await passFlood(signing, { kind: "none" })).toMatchObject({ passed: false, asked: { reason: "asked" } });
  expect(await passFlood(by(aPetition()), { kind: "none" })).toEqual({ passed: true, review: false });
});

test("another instance learns of the flood at once, and it lasts ten minutes", async () => {
  const signing = await flooded();
  vi.resetModules();
  giveTestKeys();
  const elsewhere = await import("#lib/limits/flood.ts");
  expect(elsewhere.passFlood).not.toBe(passFlood);
  expect(await elsewhere.passFlood(signing, { kind: "none" })).toMatchObject({ passed: false });

  const [row] = await db().rateBucket.findMany({ where: { key: `flood:${signing.petition}` } });
  expect(Number(row?.expire) - Date.now()).toBeGreaterThan(590_000);
  expect(Number(row?.expire) - Date.now()).toBeLessThanOrEqual(600_000);
  await db().$executeRaw`UPDATE rate_bucket SET expire = 1`;
  expect(await passFlood(signing, { kind: "none" })).toEqual({ passed: true, review: false });
});

test("signings that go on in a flood do not prolong it", async () => {
  const signing = await flooded();
  await db().$executeRaw`UPDATE rate_bucket SET expire = expire - 300000`;
  await sign(signing.petition, 20);
  const [row] = await db().rateBucket.findMany({ where: { key: `flood:${signing.petition}` } });
  expect(Number(row?.expire) - Date.now()).toBeLessThanOrEqual(300_000);
});

test("a proof lets a signature go on as usual", async () => {
  const signing = await flooded();
  const answer = await passFlood(signing, { kind: "none" });
  if (answer.passed) throw new Error("Nothing was asked");
  const payload = asField(await workOut(answer.asked.challenge));
  expect(await passFlood(signing, { kind: "sent", payload })).toEqual({ passed: true, review: false });
});

test("without scripts the signature goes on too, to be looked at", async () => {
  expect(await passFlood(await flooded(), { kind: "left-out" })).toEqual({ passed: true, review: true });
});

test("a proof that is not accepted is asked for again, each time with another challenge", async () => {
  const signing = await flooded();
  const fields = [{ kind: "unreadable" }, { kind: "sent", payload: "garbage" }] as const;
  const answers = await Promise.all(fields.map((field) => passFlood(signing, field)));
  const challenges = answers.map((answer) => {
    expect(answer).toMatchObject({ passed: false, asked: { reason: "again" } });
    return answer.passed ? "" : answer.asked.challenge;
  });
  expect(new Set(challenges).size).toBe(2);
});
