import { afterAll, beforeEach, expect, test } from "vitest";
import { allowButtonPress } from "#lib/abuse/button-presses.ts";
import { meteredDomain } from "#lib/abuse/mail-meter.ts";
import { db } from "#lib/db/index.ts";
import { noteBounce } from "#lib/mail/bounces.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { confirm, confirmTyped } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import { stopUpdates } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { statementsOf } from "#tests/support/statements.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

let number = 0;
let token = "";
beforeEach(async () => {
  for (const table of ["signature", "subscription", "tally", "tally_change", "mail_meter", "bounce"])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
  number += 1;
  await sign(aSigning(number, { email: `ada-${number}@school.example` }), anOpenDay);
  token = await tokenOf();
  // Once in the life of a process: the salt of the day, and the petition of a token.
  await allowButtonPress("192.0.2.1");
  await findByToken(token);
});

const typed = { name: "Ada", postalCode: "H2Y 1C6", country: "CA", updates: true } as const;

test.each<[string, () => Promise<unknown>, number]>([
  ["confirming", () => confirm(token, { updates: true }), 2],
  ["confirming what is typed", () => confirmTyped(token, typed, aPetition(), "en"), 3],
  ["withdrawing", () => withdraw(token), 2],
  ["stopping news", () => stopUpdates(token), 2],
])("%s takes at most three statements, its limit included", async (_, press, most) => {
  const statements = await statementsOf(async () => {
    expect(await allowButtonPress("192.0.2.7")).toEqual({ allowed: true });
    expect(await press()).toMatchObject({ ok: true });
  });
  expect(statements).toHaveLength(most);
});

test("looking takes one statement", async () => {
  expect(await statementsOf(() => findByToken(token))).toHaveLength(1);
});

test("the press that confirms counts for its domain, which the row then forgets, and takes earlier refusals back", async () => {
  const domain = meteredDomain("ada@school.example");
  const { petition, id } = await db().signature.findFirstOrThrow({ select: { petition: true, id: true } });
  await noteBounce(petition, id, "550");
  const counted = async () => (await db().mailMeter.findMany({ where: { key: domain ?? undefined } }))[0]?.confirmed;
  expect(await counted()).toBe(0);
  await confirm(token);
  await confirm(token);
  expect(await counted()).toBe(1);
  expect(await db().bounce.count()).toBe(0);
  expect(await db().signature.findFirstOrThrow({ select: { mailDomain: true } })).toEqual({ mailDomain: null });
});

test("of many presses of both buttons at once the withdrawal stays, and each change is counted once", async () => {
  const presses = Array.from({ length: 20 }, (_, at) => (at % 2 ? withdraw(token) : confirm(token, { updates: true })));
  const states = await Promise.all(presses);
  expect(states.filter((state) => state.ok && "first" in state && state.first).length).toBeLessThanOrEqual(1);
  expect(await findByToken(token)).toMatchObject({ status: "withdrawn" });
  expect((await countSignatures()).petitions["right-to-stay"]?.confirmed ?? 0).toBe(0);
  expect(await db().subscription.count()).toBe(0);
  expect(await db().erasure.count({ where: { act: "withdrawn" } })).toBeGreaterThan(0);
});

test("what is typed behind the link replaces every form, also of a signature that is held", async () => {
  await sign(aSigning(number, { email: `ada-${number}@school.example`, name: "Other" }), anOpenDay);
  await db().$executeRaw`UPDATE signature SET status = 'held', held_because = 'team'`;
  expect(await confirm(token)).toMatchObject({ ok: true, first: false, severalForms: true });
  const pressed = await confirmTyped(token, typed, aPetition({ version: 2 }), "fr");
  expect(pressed).toMatchObject({ ok: true, first: true, status: "held", locale: "fr", textVersion: 2 });
  const row = await db().signature.findFirstOrThrow();
  expect(row).toMatchObject({ severalForms: false, formDigest: null, province: "QC", updatesConsentVersion: 1 });
  expect([row.nameSealed, row.postalSealed].every((sealed) => sealed !== null)).toBe(true);
  expect(await db().subscription.count()).toBe(1);
});
