import { expect, test, vi } from "vitest";
import { closeDb, db } from "#lib/db/index.ts";
import { askForProof, isProven } from "#lib/limits/proof.ts";
import { emailIndex } from "#lib/privacy/email-index.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { asField, type Payload, workOut } from "#tests/support/proving.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
const { url } = await databaseOfThisFile();

const mine = { petition: "right-to-stay", email: "supporter-1@example.org" };
const another = { ...mine, email: "supporter-2@example.org" };

const aProof = async () => workOut(await askForProof(mine));

test("the work for a signing is accepted for it, in any spelling of its address, and for no other", async () => {
  const proof = asField(await aProof());
  expect(await isProven(proof, another)).toBe(false);
  expect(await isProven(proof, { ...mine, petition: "another-petition" })).toBe(false);
  expect(await isProven(proof, { ...mine, email: "Supporter-1@EXAMPLE.org" })).toBe(true);
});

test("a double press and a retry are the same signing; a fourth copy is refused, also by another instance", async () => {
  const proof = asField(await aProof());
  const answers = await Promise.all([1, 2, 3].map(() => isProven(proof, mine)));
  expect(answers).toEqual([true, true, true]);
  vi.resetModules();
  giveTestKeys();
  const elsewhere = await import("#lib/limits/proof.ts");
  expect(elsewhere.isProven).not.toBe(isProven);
  expect(await elsewhere.isProven(proof, mine)).toBe(false);
  expect(await isProven(proof, mine)).toBe(false);
});

test("ten minutes by the database's clock, and it has lapsed; a web process that is slow or fast changes nothing", async () => {
  const proof = asField(await aProof());
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  expect(await isProven(proof, mine)).toBe(true);
  vi.useRealTimers();

  await moveDatabaseClock("9 minutes 59 seconds");
  expect(await isProven(proof, mine)).toBe(true);
  await moveDatabaseClock("10 minutes 1 second");
  expect(await isProven(proof, mine)).toBe(false);
  await moveDatabaseClock("0");
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
  expect(await isProven(asField(change(await aProof())), mine)).toBe(false);
});

test.each(["garbage", "%00", "e30=", "bnVsbA==", "W10=", btoa("[".repeat(1_000)), "é"])(
  "%s is refused",
  async (text) => {
    expect(await isProven(text, mine)).toBe(false);
  },
);

test("a challenge says nothing of the address, nor of how addresses are kept", async () => {
  const challenge = await askForProof(mine);
  const index = emailIndex(mine.petition, mine.email);
  for (const form of [
    mine.email,
    "supporter",
    ...(["hex", "base64", "base64url"] as const).map((as) => index.toString(as)),
  ])
    expect(challenge).not.toContain(form);
});

/** From now on this database reads the time from a clock that is ahead by so much. */
async function moveDatabaseClock(by: string): Promise<void> {
  await db().$executeRawUnsafe("CREATE SCHEMA IF NOT EXISTS clock");
  await db().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT pg_catalog.now() + interval '${by}' $$`,
  );
  await db().$executeRawUnsafe(
    `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET search_path = clock, pg_catalog, public`,
  );
  await closeDb();
}

function withParameters(challenge: Payload["challenge"], changes: object) {
  return { ...challenge, parameters: { ...challenge.parameters, ...changes } };
}

function withData(challenge: Payload["challenge"], changes: object) {
  return withParameters(challenge, { data: { ...challenge.parameters.data, ...changes } });
}
