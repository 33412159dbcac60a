import { afterAll, beforeEach, expect, test } from "vitest";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { db } from "#lib/db/index.ts";
import { noteBounce } from "#lib/mail/bounces.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm, confirmTyped } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import type { SignInput } from "#lib/signatures/sign-input.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, countMailJobs, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

const { worker } = giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const OWNER = "owner@example.org";
const ALIAS = "Owner+x@example.org";
const stranger = { name: "Stranger", country: "RU", postalCode: "" };

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().subscription.deleteMany();
  await db().mailQuota.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
});

const signs = (email: string, changes: Partial<SignInput> = {}) => sign(aSigning(1, { email, ...changes }), anOpenDay);
const passTenMinutes = () =>
  db()
    .$executeRaw`UPDATE mail_quota SET asked_at = ARRAY(SELECT at - interval '11 minutes' FROM unnest(asked_at) AS at)`;

/** Where the worker would send the mail of the one row. */
async function mailedAt(): Promise<string> {
  const { petition, id, emailSealed } = await db().signature.findFirstOrThrow();
  return decrypt(worker.MAIL_SECRET_KEY, emailSealed ?? new Uint8Array(), { petition, id, field: "email" });
}

test.each<[string, Partial<SignInput>]>([
  ["another form", stranger],
  ["the same form", {}],
  ["a form held for its network", { ...stranger, hold: { because: "network", network: Buffer.alloc(16) } }],
  ["a form that fell into the trap", { ...stranger, review: true }],
])(
  "after a stranger signed with an alias and %s, the owner's next mail goes to the owner's spelling",
  async (_, form) => {
    await signs(ALIAS, form);
    const link = await tokenOf();
    expect(await mailedAt()).toBe(ALIAS);
    await passTenMinutes();
    await signs(OWNER);
    expect(await countMailJobs()).toBe(2);
    expect(await mailedAt()).toBe(OWNER);
    expect(await tokenOf()).toBe(link);
  },
);

test("a form that is granted no mail leaves the one that waits its address", async () => {
  await signs(OWNER);
  await signs(ALIAS, stranger);
  expect(await countMailJobs()).toBe(1);
  expect(await mailedAt()).toBe(OWNER);
});

test("an earlier link opens the same signature, and what its holder types is confirmed", async () => {
  await signs(ALIAS, stranger);
  const link = await tokenOf();
  await passTenMinutes();
  await signs(OWNER);
  expect(await findByToken(link)).toMatchObject({ status: "pending", severalForms: true });
  const typed = { name: "Owner", postalCode: "K1A 0B1", country: "CA", updates: true };
  expect(await confirmTyped(link, typed, aPetition(), "en")).toMatchObject({ ok: true, status: "confirmed" });
  const { petition, id, emailSealed } = await db().subscription.findFirstOrThrow();
  const place = { petition, id, field: "email" } as const;
  expect(await decrypt(worker.MAIL_SECRET_KEY, emailSealed ?? new Uint8Array(), place)).toBe(OWNER);
});

test.each([{}, { review: true }])("once confirmed, no form changes the address (%o)", async (how) => {
  await signs(OWNER, how);
  await confirm(await tokenOf());
  for (const form of [stranger, {}]) {
    await passTenMinutes();
    await signs(ALIAS, form);
    expect(await mailedAt()).toBe(OWNER);
  }
  expect(await countMailJobs()).toBe(3);
});

test("that a stranger's alias was refused keeps no news from the owner", async () => {
  await signs(ALIAS, stranger);
  const { petition, id } = await db().signature.findFirstOrThrow();
  await noteBounce(petition, id, "550 no such user");
  await passTenMinutes();
  await signs(OWNER);
  const typed = { name: "Owner", postalCode: "K1A 0B1", country: "CA", updates: true };
  await confirmTyped(await tokenOf(), typed, aPetition(), "en");
  expect(await db().subscription.count()).toBe(1);
  expect(await db().bounce.count()).toBe(0);
});

test("a signature held by the team is mailed at the spelling of its latest form too", async () => {
  await signs(ALIAS);
  await db().$executeRaw`UPDATE signature SET status = 'held', held_because = 'team'`;
  await passTenMinutes();
  await signs(OWNER);
  expect(await mailedAt()).toBe(OWNER);
  expect(await db().signature.findFirstOrThrow()).toMatchObject({ status: "held", heldBecause: "team" });
});

test("forms of two spellings at once leave one signature that can be mailed", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => signs(at % 2 ? ALIAS : OWNER, at % 3 ? stranger : {})));
  expect(await db().signature.count()).toBe(1);
  expect([OWNER, ALIAS]).toContain(await mailedAt());
  expect(await countMailJobs()).toBe(1);
});
