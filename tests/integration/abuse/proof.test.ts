import { beforeEach, expect, test, vi } from "vitest";
import type { AskedProof } from "#lib/abuse/judge-signing.ts";
import type { ProofField } from "#lib/abuse/proof-field.ts";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { db } from "#lib/db/index.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { moveDatabaseClock } from "#tests/support/database-clock.ts";
import { asField, type Payload, workOut } from "#tests/support/proving.ts";
import { giveTestKeys } from "#tests/support/signing.ts";
import { judge, judgeAll, type Visit } from "#tests/support/visitors.ts";

giveTestKeys();
const { url } = await databaseOfThisFile();

const petition = "right-to-stay";
const mine: Visit = { petition, email: "supporter-1@example.org", address: "203.0.113.200" };
const free = { is: "admitted", hold: null };
const heldInAFlood = { is: "admitted", hold: { because: "flood" } };
const askedAgain = { is: "asked", asked: { reason: "again" } };

/** A flood of the petition from the /24 that `mine` comes from. */
beforeEach(async () => {
  await moveDatabaseClock(url, "0");
  await db().rateBucket.deleteMany();
  const flood = Array.from({ length: 61 }, (_, at) => ({
    petition,
    email: `flood-${at}@example.org`,
    address: `203.0.113.${at + 1}`,
  }));
  await judgeAll(flood);
});

async function ask(visit = mine): Promise<AskedProof> {
  const verdict = await judge(visit);
  if (verdict.is !== "asked") throw new Error("Nothing was asked");
  return verdict.asked;
}

const worked = (payload: unknown): ProofField => ({ kind: "worked", payload: asField(payload) });
const aProof = async () => workOut((await ask()).work);
const aWait = async (visit = mine): Promise<ProofField> => ({ kind: "waited", challenge: (await ask(visit)).wait });

test("a proof lets a signature go on as usual, in any spelling of its address, and no other", async () => {
  const proof = worked(await aProof());
  expect(await judge({ ...mine, email: "supporter-2@example.org" }, proof)).toMatchObject(askedAgain);
  expect(await judge({ ...mine, email: "Supporter-1@EXAMPLE.org" }, proof)).toMatchObject(free);
});

test("a double press and a retry are the same signing; a fourth copy is refused, also by another process", async () => {
  const proof = worked(await aProof());
  const verdicts = await Promise.all([1, 2, 3].map(() => judge(mine, proof)));
  for (const verdict of verdicts) expect(verdict).toMatchObject(free);
  vi.resetModules();
  giveTestKeys();
  const elsewhere = await import("#tests/support/visitors.ts");
  expect(elsewhere.judge).not.toBe(judge);
  expect(await elsewhere.judge(mine, proof)).toMatchObject(askedAgain);
  expect(await judge(mine, proof)).toMatchObject(askedAgain);
});

test("ten minutes by the database's clock, and the work has lapsed; a web process that is slow or fast changes nothing", async () => {
  const proof = worked(await aProof());
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  expect(await judge(mine, proof)).toMatchObject(free);
  vi.useRealTimers();
  await moveDatabaseClock(url, "9 minutes 50 seconds");
  expect(await judge(mine, proof)).toMatchObject(free);
  await moveDatabaseClock(url, "10 minutes 1 second");
  await floodAgain();
  expect(await judge(mine, proof)).toMatchObject(askedAgain);
});

test.each<[what: string, change: (proof: Payload) => unknown]>([
  ["less work", ({ challenge, solution }) => ({ challenge: withParameters(challenge, { cost: 1 }), solution })],
  [
    "a later end",
    ({ challenge, solution }) => ({ challenge: withData(challenge, { until: 9_999_999_999 }), solution }),
  ],
  ["another signing", ({ challenge, solution }) => ({ challenge: withData(challenge, { for: "x" }), solution })],
  [
    "no key to compare with",
    ({ challenge, solution }) => ({ challenge: withParameters(challenge, { keySignature: "" }), solution }),
  ],
  ["no signature", ({ challenge, solution }) => ({ challenge: { ...challenge, signature: "" }, solution })],
  ["a wrong key", ({ challenge, solution }) => ({ challenge, solution: { ...solution, derivedKey: "00".repeat(32) } })],
  [
    "only the beginning of the key",
    ({ challenge, solution }) => ({ challenge, solution: { ...solution, derivedKey: challenge.parameters.keyPrefix } }),
  ],
  ["no solution", ({ challenge }) => ({ challenge })],
  ["a number that is none", ({ challenge, solution }) => ({ challenge, solution: { ...solution, counter: "1" } })],
])("a proof with %s is refused", async (_, change) => {
  expect(await judge(mine, worked(change(await aProof())))).toMatchObject(askedAgain);
});

test.each(["garbage", "%00", "e30=", "bnVsbA==", "W10=", btoa("[".repeat(1_000)), "é"])(
  "%s is refused as work and as a wait",
  async (text) => {
    expect(await judge(mine, { kind: "worked", payload: text })).toMatchObject(askedAgain);
    expect(await judge(mine, { kind: "waited", challenge: text })).toMatchObject(askedAgain);
  },
);

test("without scripts, the challenge sent back after ten seconds is accepted once, to be looked at", async () => {
  const wait = await aWait();
  await moveDatabaseClock(url, "10 seconds");
  expect(await judge(mine, wait)).toMatchObject(heldInAFlood);
  expect(await judge(mine, wait)).toMatchObject(askedAgain);
});

test("of copies sent at once one is accepted", async () => {
  const wait = await aWait();
  await moveDatabaseClock(url, "10 seconds");
  const verdicts = await Promise.all(Array.from({ length: 8 }, () => judge(mine, wait)));
  expect(verdicts.filter(({ is }) => is === "admitted")).toHaveLength(1);
});

test("a press too early has to wait, does not use the challenge up, and does not start the wait again", async () => {
  const wait = await aWait();
  if (wait.kind !== "waited") throw new Error("No challenge");
  for (const seconds of [0, 3, 6]) {
    await moveDatabaseClock(url, `${seconds} seconds`);
    expect(await judge(mine, wait)).toMatchObject({ is: "asked", asked: { reason: "early", wait: wait.challenge } });
  }
  await moveDatabaseClock(url, "10 seconds");
  expect(await judge(mine, wait)).toMatchObject(heldInAFlood);
});

test("a challenge older than an hour, borrowed or forged is asked for again, with another", async () => {
  const wait = await aWait();
  if (wait.kind !== "waited") throw new Error("No challenge");
  const { challenge } = wait;
  await moveDatabaseClock(url, "20 seconds");
  expect(await judge({ ...mine, email: "supporter-2@example.org" }, wait)).toMatchObject(askedAgain);
  const forged = [
    challenge.replace(/^\d+/, "1"),
    challenge.slice(0, -1),
    `${challenge}A`,
    challenge.replace(/[\w-]{43}$/, "A".repeat(43)),
  ];
  for (const text of forged) {
    const verdict = await judge(mine, { kind: "waited", challenge: text });
    expect(verdict).toMatchObject(askedAgain);
    if (verdict.is === "asked") expect(verdict.asked.wait).not.toBe(challenge);
  }
  await moveDatabaseClock(url, "1 hour 1 second");
  await floodAgain();
  expect(await judge(mine, wait)).toMatchObject(askedAgain);
});

test("a challenge of one petition is worth nothing for another", async () => {
  const wait = await aWait();
  await moveDatabaseClock(url, "10 seconds");
  await floodAgain("another");
  expect(await judge({ ...mine, petition: "another" }, wait)).toMatchObject(askedAgain);
});

test("neither an empty proof nor none at all goes on", async () => {
  expect(await judge(mine, { kind: "none" })).toMatchObject({ is: "asked", asked: { reason: "asked" } });
  expect(await judge(mine, { kind: "unreadable" })).toMatchObject(askedAgain);
});

test("the form that brings its proof is the same signing as the one that was asked: one of ten that are free", async () => {
  for (let number = 0; number < 10; number += 1) {
    const visit = { ...mine, email: `neighbour-${number}@example.org` };
    const payload = await workOut((await ask(visit)).work);
    expect(await judge(visit, worked(payload))).toMatchObject(free);
  }
  const eleventh = { ...mine, email: "neighbour-11@example.org" };
  const payload = await workOut((await ask(eleventh)).work);
  expect(await judge(eleventh, worked(payload))).toMatchObject({ is: "admitted", hold: { because: "network" } });
});

test("a proof is worth nothing in a network that has to wait", async () => {
  const proof = worked(await aProof());
  await judgeAll(Array.from({ length: 31 }, (_, at) => ({ ...mine, email: `more-${at}@example.org` })));
  expect(await judge(mine, proof)).toMatchObject({ is: "limited" });
});

test("a challenge says nothing of the address, nor of how addresses are kept", async () => {
  const { work, wait } = await ask();
  const index = hashEmail(mine.petition, mine.email);
  for (const form of [
    mine.email,
    "supporter",
    "203.0.113",
    ...(["hex", "base64", "base64url"] as const).map((as) => index.toString(as)),
  ])
    expect(work + wait).not.toContain(form);
});

/** The same flood in the window that the moved clock has opened. */
async function floodAgain(ofPetition = petition): Promise<void> {
  const flood = Array.from({ length: 61 }, (_, at) => ({
    petition: ofPetition,
    email: `flood-${at}@example.org`,
    address: `203.0.113.${at + 1}`,
  }));
  await judgeAll(flood);
}

function withParameters(challenge: Payload["challenge"], changes: object) {
  return { ...challenge, parameters: { ...challenge.parameters, ...changes } };
}

function withData(challenge: Payload["challenge"], changes: object) {
  return withParameters(challenge, { data: { ...challenge.parameters.data, ...changes } });
}
