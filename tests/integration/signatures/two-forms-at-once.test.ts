import { afterAll, expect, test } from "vitest";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { reconcile } from "#lib/petitions/reconcile.ts";
import { confirm, confirmTyped } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import type { SignInput } from "#lib/signatures/sign-input.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys } from "#tests/support/signing.ts";

const { deliverySecret, worker } = giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const petition = aPetition();
const forms = {
  "owner signs": { name: "Owner", postalCode: "K1A 0B1", country: "CA", updates: false },
  "stranger signs": { name: "Stranger", postalCode: "", country: "RU", updates: true },
} satisfies Record<string, Partial<SignInput>>;
const typed = { name: "Owner, asked again", postalCode: "H2X 1Y4", country: "CA", updates: false };

test("a form and a press at once: either the form that waited alone is confirmed, or nothing is", async () => {
  for (let round = 0; round < 40; round += 1) {
    const email = `at-once-${round}@example.org`;
    const owner = aSigning(0, { ...forms["owner signs"], email });
    const stranger = aSigning(0, { ...forms["stranger signs"], email });
    await sign(owner, anOpenDay);
    const where = { emailIndex: hashEmail(petition.key, email) };
    const { id, tokenSealed } = await db().signature.findFirstOrThrow({ where });
    const place = { petition: petition.key, id };
    const token = await decrypt(worker.MAIL_SECRET_KEY, tokenSealed ?? new Uint8Array(), { ...place, field: "token" });
    await Promise.all([confirm(token), sign(stranger, anOpenDay), sign(stranger, anOpenDay), confirm(token)]);
    const row = await db().signature.findFirstOrThrow({ where });
    if (row.confirmedAt === null) expect(row).toMatchObject({ severalForms: true, nameSealed: null });
    else
      expect(await decrypt(deliverySecret, row.nameSealed ?? new Uint8Array(), { ...place, field: "name" })).toBe(
        "Owner",
      );
  }
});

test("two presses of the page that asks again, at once, confirm one of the two texts as a whole", async () => {
  const email = "twice-typed@example.org";
  for (const form of [forms["owner signs"], forms["stranger signs"]])
    await sign(aSigning(0, { ...form, email }), anOpenDay);
  const where = { emailIndex: hashEmail(petition.key, email) };
  const { id, tokenSealed } = await db().signature.findFirstOrThrow({ where });
  const place = { petition: petition.key, id };
  const token = await decrypt(worker.MAIL_SECRET_KEY, tokenSealed ?? new Uint8Array(), { ...place, field: "token" });
  const news = { name: "With news", postalCode: "", country: "FR", updates: true };
  const presses = await Promise.all(
    [typed, news, typed, news].map((each) => confirmTyped(token, each, petition, "fr")),
  );
  expect(presses.filter((press) => press.ok && press.first)).toHaveLength(1);
  const row = await db().signature.findFirstOrThrow({ where });
  const name = await decrypt(deliverySecret, row.nameSealed ?? new Uint8Array(), { ...place, field: "name" });
  const withNews = name === news.name;
  expect(row).toMatchObject({
    ...{ country: withNews ? "FR" : "CA", province: withNews ? null : "QC", locale: "fr" },
    ...{ updatesConsentVersion: withNews ? 1 : null, updatesConsentAt: withNews ? row.confirmedAt : null },
  });
  expect(await db().subscription.count({ where: { id } })).toBe(withNews ? 1 : 0);
});

test("a form for the last minute of an older one gets seven days of its own", async () => {
  const email = "late@example.org";
  await sign(aSigning(0, { ...forms["stranger signs"], email }), anOpenDay);
  const where = { emailIndex: hashEmail(petition.key, email) };
  await db().signature.updateMany({
    where,
    data: { createdAt: new Date(Date.now() - 7.1 * 86_400_000), mailedAt: new Date(Date.now() - 6.99 * 86_400_000) },
  });
  await sign(aSigning(0, { ...forms["owner signs"], email }), anOpenDay);
  await db().signature.updateMany({ where, data: { mailedAt: new Date(Date.now() - 7.01 * 86_400_000) } });
  const { id, tokenSealed } = await db().signature.findFirstOrThrow({ where });
  const place = { petition: petition.key, id, field: "token" } as const;
  const token = await decrypt(worker.MAIL_SECRET_KEY, tokenSealed ?? new Uint8Array(), place);
  expect(await findByToken(token)).toMatchObject({ status: "pending", severalForms: true });
  expect(await confirmTyped(token, typed, petition, "en")).toMatchObject({ ok: true, first: true });
});

test.each([
  ["that filled in the trap", "trap", "confirmed"],
  ["of a busy network", "network", "confirmed"],
  ["that came in a flood", "flood", "confirmed"],
  ["that the team holds", "team", "held"],
] as const)(
  "a form %s does not keep the owner's from being counted, unless the team says so",
  async (_, because, status) => {
    const email = `held-because-${because}@example.org`;
    await sign(aSigning(0, { ...forms["stranger signs"], email, review: true }), anOpenDay);
    const where = { emailIndex: hashEmail(petition.key, email) };
    await db().signature.updateMany({ where, data: { heldBecause: because } });
    const { id, tokenSealed } = await db().signature.findFirstOrThrow({ where });
    const place = { petition: petition.key, id, field: "token" } as const;
    const token = await decrypt(worker.MAIL_SECRET_KEY, tokenSealed ?? new Uint8Array(), place);
    await sign(aSigning(0, { ...forms["stranger signs"], email, review: true }), anOpenDay);
    expect(await db().signature.findFirstOrThrow({ where })).toMatchObject({ status: "held", heldBecause: because });
    await sign(aSigning(0, { ...forms["owner signs"], email }), anOpenDay);
    expect(await confirmTyped(token, typed, petition, "en")).toMatchObject({ ok: true, first: true, status });
    expect(await reconcile(petition.key)).toEqual({ pending: 0, confirmed: 0, withdrawn: 0, held: 0 });
  },
);

test("the text that is typed for one petition confirms no other", async () => {
  const email = "other-petition@example.org";
  await sign(aSigning(0, { ...forms["owner signs"], email }), anOpenDay);
  const { id, tokenSealed } = await db().signature.findFirstOrThrow({
    where: { emailIndex: hashEmail(petition.key, email) },
  });
  const place = { petition: petition.key, id, field: "token" } as const;
  const token = await decrypt(worker.MAIL_SECRET_KEY, tokenSealed ?? new Uint8Array(), place);
  expect(await confirmTyped(token, typed, aPetition({ key: "another" }), "en")).toEqual({
    ok: false,
    error: "unknown",
  });
});
