import { afterAll, beforeEach, expect, test } from "vitest";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { sign } from "#lib/signatures/sign.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, countMailJobs, giveTestKeys } from "#tests/support/signing.ts";

const keys = giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
  await db().tallyChange.deleteMany();
});

test("a signature waits for its confirmation, and one mail is queued with it", async () => {
  expect(await sign(aSigning(1, { updates: true, locale: "fr" }), anOpenDay)).toEqual({ ok: true });
  const row = await db().signature.findFirstOrThrow();
  expect(row).toMatchObject({
    status: "pending",
    locale: "fr",
    country: "CA",
    province: "ON",
    textVersion: 1,
    updatesWanted: true,
    updatesConsentVersion: null,
    updatesConsentAt: null,
    confirmedAt: null,
  });
  expect(Buffer.from(row.textHash).toString("hex")).toBe(aPetition().textHash);
  expect(await countMailJobs()).toBe(1);
});

test("the wording that was signed is kept word for word", async () => {
  await sign(aSigning(1), anOpenDay);
  const version = await db().petitionVersion.findFirstOrThrow();
  expect(version).toMatchObject({ petition: "right-to-stay", version: 1, text: aPetition().canonical });
});

test("name and start of the postal code open with the delivery key only, the address with the mail key only", async () => {
  await sign(aSigning(1), anOpenDay);
  const { petition, id, nameSealed, postalSealed, emailSealed } = await db().signature.findFirstOrThrow();
  if (!nameSealed || !postalSealed || !emailSealed) throw new Error("A field is missing");
  const { deliverySecret, worker } = keys;
  expect(await decrypt(deliverySecret, nameSealed, { petition, id, field: "name" })).toBe("Supporter 1");
  expect(await decrypt(deliverySecret, postalSealed, { petition, id, field: "postal" })).toBe("K1A");
  expect(await decrypt(worker.MAIL_SECRET_KEY, emailSealed, { petition, id, field: "email" })).toBe(
    "supporter-1@example.org",
  );
  await expect(decrypt(worker.MAIL_SECRET_KEY, nameSealed, { petition, id, field: "name" })).rejects.toThrow(
    "another key",
  );
  await expect(decrypt(deliverySecret, emailSealed, { petition, id, field: "email" })).rejects.toThrow("another key");
});

test("fifty parallel copies of one form make one signature and one mail", async () => {
  const copies = Array.from({ length: 50 }, () =>
    sign(aSigning(1, { formKey: "a-form-key-of-16-or-more" }), anOpenDay),
  );
  expect(await Promise.all(copies)).toEqual(copies.map(() => ({ ok: true })));
  expect(await db().signature.count()).toBe(1);
  expect(await countMailJobs()).toBe(1);
});

test("other spellings of one address are one signature, with the same answer", async () => {
  const spellings = ["First.Last@gmail.com", "firstlast@GMAIL.com", "f.i.r.s.t.l.a.s.t+news@googlemail.com"];
  for (const email of spellings) expect(await sign(aSigning(1, { email }), anOpenDay)).toEqual({ ok: true });
  expect(await db().signature.count()).toBe(1);
  expect(await countMailJobs()).toBe(1);
});

test("a form that says the same changes nothing in the first one, but that it arrived again", async () => {
  await sign(aSigning(1), anOpenDay);
  const before = await db().signature.findFirstOrThrow();
  await sign(aSigning(1, { postalCode: "K1A 9Z9", email: "Supporter-1+x@example.org" }), anOpenDay);
  const after = await db().signature.findFirstOrThrow();
  expect(after).toEqual({ ...before, createdAt: after.createdAt });
  expect(after.createdAt.getTime()).toBeGreaterThan(before.createdAt.getTime());
});

test.each([
  ["another name", { name: "Someone Else" }],
  ["another region", { postalCode: "H2X 1Y4" }],
  ["another country", { country: "FR", postalCode: "K1A 0B1" }],
  ["another wish for news", { updates: true }],
  ["another wording of the petition", { petition: aPetition({ version: 2, textHash: "ab".repeat(32) }) }],
])("a form with %s leaves nothing of either form, and its owner is asked again", async (_, changes) => {
  await sign(aSigning(1), anOpenDay);
  expect(await sign(aSigning(1, changes), anOpenDay)).toEqual({ ok: true });
  expect(await sign(aSigning(1), anOpenDay)).toEqual({ ok: true });
  expect(await db().signature.findMany()).toMatchObject([
    {
      ...{ status: "pending", severalForms: true, formDigest: null, nameSealed: null, postalSealed: null },
      ...{ updatesWanted: false, updatesConsentVersion: null, confirmedAt: null },
    },
  ]);
});

test("one address signs two petitions", async () => {
  await sign(aSigning(1), anOpenDay);
  await sign(aSigning(1, { petition: aPetition({ key: "another" }) }), anOpenDay);
  const rows = await db().signature.findMany();
  expect(rows.map(({ petition }) => petition).sort()).toEqual(["another", "right-to-stay"]);
  expect(rows[0]?.emailIndex).not.toEqual(rows[1]?.emailIndex);
});

test("a repeated address gets another mail ten minutes later, three a day, five in all", async () => {
  await sign(aSigning(1), anOpenDay);
  const later = async (interval: string) => {
    await db().$executeRawUnsafe(
      `UPDATE mail_quota SET asked_at = ARRAY(SELECT moment - interval '${interval}' FROM unnest(asked_at) AS moment)`,
    );
    await sign(aSigning(1), anOpenDay);
    return countMailJobs();
  };
  expect(await later("9 minutes")).toBe(1);
  expect(await later("2 minutes")).toBe(2);
  expect(await later("11 minutes")).toBe(3);
  expect(await later("11 minutes")).toBe(3);
  expect(await later("1 day")).toBe(4);
  expect(await later("1 day")).toBe(5);
  expect(await later("1 day")).toBe(5);
});

test("a form that looks automatic is held for review and answered like any other", async () => {
  expect(await sign(aSigning(1, { review: true }), anOpenDay)).toEqual({ ok: true });
  expect(await db().signature.findFirstOrThrow()).toMatchObject({ status: "held" });
  expect(await countMailJobs()).toBe(1);
});

test("a signature that lapsed gives its place to the new one", async () => {
  await sign(aSigning(1), anOpenDay);
  const before = await db().signature.findFirstOrThrow();
  await db()
    .$executeRaw`UPDATE signature SET created_at = now() - interval '8 days', mailed_at = now() - interval '7 days 1 minute'`;
  await db().mailQuota.deleteMany();
  await sign(aSigning(1, { name: "New Name" }), anOpenDay);
  const rows = await db().signature.findMany();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.id).not.toBe(before.id);
  expect(await countMailJobs()).toBe(2);
});

test.each([
  ["before it opens", new Date("2026-11-22T12:00:00Z"), {}],
  ["after its last day, in Ottawa", new Date("2027-06-01T04:00:00Z"), {}],
  ["once closed by hand", anOpenDay, { status: "closed" }],
])("a petition takes no signature %s", async (_, now, changes) => {
  expect(await sign(aSigning(1, { petition: aPetition(changes) }), now)).toEqual({ ok: false, error: "form.closed" });
  expect(await db().signature.count()).toBe(0);
});

test("the last evening counts to midnight in Ottawa", async () => {
  expect(await sign(aSigning(1), new Date("2027-06-01T03:59:00Z"))).toEqual({ ok: true });
});

test("a mail that cannot be queued leaves no signature behind", async () => {
  await db().$executeRaw`UPDATE jobs.queue SET name = 'away' WHERE name = 'mail'`;
  await expect(sign(aSigning(1), anOpenDay)).rejects.toThrow();
  expect(await db().signature.count()).toBe(0);
  await db().$executeRaw`UPDATE jobs.queue SET name = 'mail' WHERE name = 'away'`;
});
