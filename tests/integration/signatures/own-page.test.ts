import { afterAll, beforeEach, expect, test } from "vitest";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { makeToken, stopTokenOf } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { askForData } from "#lib/signatures/ask-for-data.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { correctName } from "#lib/signatures/correct-name.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import { findUpdates, stopUpdates, stopUpdatesByMail } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, countMailJobs, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

const { deliverySecret } = giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().subscription.deleteMany();
  await db().erasure.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
});

async function signed(changes = {}): Promise<string> {
  await sign(aSigning(1, changes), anOpenDay);
  return tokenOf();
}

async function nameInRow(): Promise<string> {
  const { petition, id, nameSealed } = await db().signature.findFirstOrThrow();
  return decrypt(deliverySecret, nameSealed ?? new Uint8Array(), { petition, id, field: "name" });
}

test("a corrected name replaces the one that was given", async () => {
  const token = await signed();
  expect(await correctName(token, "Zoë Tremblay")).toEqual({ ok: true });
  expect(await nameInRow()).toBe("Zoë Tremblay");
});

test("a withdrawn signature gets no name back", async () => {
  const token = await signed();
  await withdraw(token);
  expect(await correctName(token, "Zoë Tremblay")).toEqual({ ok: false, error: "unknown" });
  expect((await db().signature.findFirstOrThrow()).nameSealed).toBeNull();
});

/** What the worker leaves of a job once it has sent it, so long ago. */
const sentAgo = (interval: string) =>
  db().$executeRawUnsafe(
    `UPDATE jobs.job SET state = 'completed', completed_on = now() - interval '${interval}' WHERE data @> '{"kind":"data"}'`,
  );

test("a copy of one's data may be asked for as soon as the link is there, then ten minutes apart, and waits once only", async () => {
  const token = await signed();
  expect(await askForData(token)).toEqual({ ok: true, queued: true });
  expect(await askForData(token)).toEqual({ ok: true, queued: false });
  await sentAgo("9 minutes");
  expect(await askForData(token)).toEqual({ ok: true, queued: false });
  await sentAgo("11 minutes");
  expect(await askForData(token)).toEqual({ ok: true, queued: true });
  expect(await countMailJobs()).toBe(2);
});

test("twenty presses at once ask for one copy", async () => {
  const token = await signed();
  await Promise.all(Array.from({ length: 20 }, () => askForData(token)));
  expect(await countMailJobs()).toBe(2);
});

test("updates begin with the confirmation, and only for those who ask with that press", async () => {
  const token = await signed();
  expect(await db().subscription.count()).toBe(0);
  await Promise.all([confirm(token, { updates: true }), confirm(token, { updates: true })]);
  const row = await db().signature.findFirstOrThrow();
  expect(await db().subscription.findMany()).toMatchObject([
    { petition: row.petition, id: row.id, consentVersion: 1, consentAt: row.confirmedAt, stoppedAt: null },
  ]);
  await sign(aSigning(2, { updates: true }), anOpenDay);
  await confirm(await tokenOf(), { updates: false });
  expect(await db().subscription.count()).toBe(1);
});

test("stopping updates leaves the signature, erases the address they went to, and may be pressed again", async () => {
  const token = await signed({ updates: true });
  await confirm(token, { updates: true });
  expect(await stopUpdates(token)).toEqual({ ok: true });
  expect(await db().subscription.count()).toBe(0);
  expect(await findByToken(token)).toMatchObject({ status: "confirmed" });
  expect(await stopUpdates(token)).toEqual({ ok: true });
  expect(await db().erasure.findMany()).toMatchObject([{ act: "stopped" }]);
});

test("once an update was sent, stopping keeps the proof of the consent and nothing that could be written to", async () => {
  const token = await signed({ updates: true });
  await confirm(token, { updates: true });
  await db().$executeRaw`UPDATE subscription SET mailed_at = now()`;
  await stopUpdatesByMail(stopTokenOf(token));
  expect(await db().subscription.findMany()).toMatchObject([
    { emailSealed: null, tokenSealed: null, consentVersion: 1, stoppedAt: expect.any(Date) },
  ]);
  expect(await findUpdates(stopTokenOf(token))).toEqual({ stopped: true, locale: "en" });
  expect(await stopUpdatesByMail(stopTokenOf(token))).toEqual({ ok: true });
});

test("a wish for news that is stopped before the confirmation does not stand in the box", async () => {
  const token = await signed({ updates: true });
  expect(await findByToken(token)).toMatchObject({ updatesWanted: true });
  await stopUpdates(token);
  expect(await findByToken(token)).toMatchObject({ updatesWanted: false });
});

test("withdrawing stops updates too", async () => {
  const token = await signed({ updates: true });
  await confirm(token, { updates: true });
  await withdraw(token);
  expect(await db().subscription.count()).toBe(0);
  expect(await db().erasure.findMany()).toMatchObject([{ act: "withdrawn" }]);
});

test("the link in updates stops them and does nothing else, and the own page's link is no such link", async () => {
  const token = await signed({ updates: true });
  const stopToken = stopTokenOf(token);
  expect(await findByToken(stopToken)).toBeNull();
  expect(await confirm(stopToken)).toEqual({ ok: false, error: "unknown" });
  expect(await withdraw(stopToken)).toEqual({ ok: false, error: "unknown" });
  expect(await correctName(stopToken, "Zoë")).toEqual({ ok: false, error: "unknown" });
  expect(await askForData(stopToken)).toEqual({ ok: false });
  await confirm(token, { updates: true });
  expect(await stopUpdatesByMail(token)).toEqual({ ok: false });
  expect(await findUpdates(token)).toBeNull();
  expect(await stopUpdatesByMail(stopToken)).toEqual({ ok: true });
});

test.each(["", "short", makeToken("right-to-stay"), "A".repeat(10_000), "\0"])(
  "a wrong token does nothing: %#",
  async (wrong) => {
    await signed({ updates: true });
    const before = await db().signature.findFirstOrThrow();
    expect(await correctName(wrong, "Zoë")).toEqual({ ok: false, error: "unknown" });
    expect(await askForData(wrong)).toEqual({ ok: false });
    expect(await stopUpdates(wrong)).toEqual({ ok: false });
    expect(await stopUpdatesByMail(wrong)).toEqual({ ok: false });
    expect(await db().signature.findFirstOrThrow()).toEqual(before);
  },
);
