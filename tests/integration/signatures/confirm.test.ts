import { createHash } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { hashToken, makeToken } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, countMailJobs, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
  await db().tallyChange.deleteMany();
});

async function confirmedCount(): Promise<number> {
  return (await countSignatures()).petitions["right-to-stay"]?.confirmed ?? 0;
}

test("the press of the button confirms, and counts in the very next reading", async () => {
  await sign(aSigning(1, { locale: "fr" }), anOpenDay);
  expect(await confirmedCount()).toBe(0);
  expect(await confirm(await tokenOf())).toEqual({
    ok: true,
    first: true,
    petition: "right-to-stay",
    status: "confirmed",
    locale: "fr",
    textVersion: 1,
    severalForms: false,
    updatesWanted: false,
  });
  expect(await confirmedCount()).toBe(1);
  expect((await db().signature.findFirstOrThrow()).confirmedAt).toBeInstanceOf(Date);
});

test("confirming twice, or twenty times at once, counts once", async () => {
  await sign(aSigning(1), anOpenDay);
  const token = await tokenOf();
  const presses = await Promise.all(Array.from({ length: 20 }, () => confirm(token)));
  expect(presses.filter((press) => press.ok && press.first)).toHaveLength(1);
  expect(presses.every((press) => press.ok && press.status === "confirmed")).toBe(true);
  expect(await confirmedCount()).toBe(1);
});

test("looking twenty times changes nothing", async () => {
  await sign(aSigning(1), anOpenDay);
  const token = await tokenOf();
  const before = await db().signature.findFirstOrThrow();
  for (let look = 0; look < 20; look += 1)
    expect(await findByToken(token)).toMatchObject({ petition: "right-to-stay", status: "pending", locale: "en" });
  expect(await db().signature.findFirstOrThrow()).toEqual(before);
  expect(await confirmedCount()).toBe(0);
});

test.each([
  ["empty", () => ""],
  ["short", (token: string) => token.slice(0, -1)],
  ["long", (token: string) => `${token}A`],
  ["with one letter changed", (token: string) => `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`],
  ["of another petition", () => makeToken("another")],
  ["never given out", () => makeToken("right-to-stay")],
  ["with a NUL", (token: string) => `${token.slice(0, -1)}\0`],
  ["of 10 kB", () => "A".repeat(10_000)],
])("a token %s is refused like every other wrong one", async (_, change) => {
  await sign(aSigning(1), anOpenDay);
  const token = change(await tokenOf());
  expect(await findByToken(token)).toBeNull();
  expect(await confirm(token)).toEqual({ ok: false, error: "unknown" });
  expect(await withdraw(token)).toEqual({ ok: false, error: "unknown" });
  expect(await confirmedCount()).toBe(0);
});

test.each<[string, (token: string) => string]>([
  ["in capitals", (token) => token.toUpperCase()],
  ["with the full stop of a sentence", (token) => `${token}.`],
  ["wrapped and quoted by a mail program", (token) => `${token.slice(0, 20)}=\r\n> ${token.slice(20)}%3E`],
  ["as a whole link", (token) => `https://refuge.example.org/fr/signatures/${token})`],
])("a token %s confirms", async (_, change) => {
  await sign(aSigning(1), anOpenDay);
  expect(await confirm(change(await tokenOf()))).toMatchObject({ ok: true, first: true });
});

test("a link that was mailed when tokens were still base64url opens and confirms", async () => {
  await sign(aSigning(1), anOpenDay);
  const earlier = "9yCtYtm6lPTZ7rSlE0DLRIHELTDNA60in8TKgb9_eaLHCzv-";
  await db().signature.updateMany({ data: { tokenHash: hashToken(earlier) } });
  expect(await findByToken(earlier)).toMatchObject({ status: "pending" });
  expect(await confirm(`${earlier}.`)).toMatchObject({ ok: true, first: true });
});

test("a token is stored as its hash and, for the worker, sealed", async () => {
  await sign(aSigning(1), anOpenDay);
  const row = await db().signature.findFirstOrThrow();
  const token = await tokenOf();
  expect(Buffer.from(row.tokenHash)).toEqual(hashToken(token));
  expect(Buffer.from(row.tokenSealed ?? []).includes(Buffer.from(token))).toBe(false);
});

test.each([
  [
    "a mail left more than seven days ago",
    "created_at = now() - interval '8 days', mailed_at = now() - interval '7 days 1 second'",
  ],
  ["fourteen days passed without a mail", "created_at = now() - interval '14 days 1 second'"],
])("after %s the link no longer confirms", async (_, change) => {
  await sign(aSigning(1), anOpenDay);
  await db().$executeRawUnsafe(`UPDATE signature SET ${change}`);
  const token = await tokenOf();
  expect(await findByToken(token)).toMatchObject({ status: "lapsed" });
  expect(await confirm(token)).toEqual({ ok: false, error: "lapsed" });
  expect(await confirmedCount()).toBe(0);
});

test("a link still works just before its seven days are over, and a confirmed one for good", async () => {
  await sign(aSigning(1), anOpenDay);
  const token = await tokenOf();
  await db().$executeRaw`UPDATE signature SET mailed_at = now() - interval '6 days 23 hours'`;
  expect(await confirm(token)).toMatchObject({ ok: true, first: true });
  await db().$executeRaw`UPDATE signature SET mailed_at = now() - interval '90 days'`;
  expect(await findByToken(token)).toMatchObject({ status: "confirmed" });
});

test("a signature held for review looks pending, remembers the press, and does not count", async () => {
  await sign(aSigning(1, { review: true }), anOpenDay);
  const token = await tokenOf();
  expect(await findByToken(token)).toMatchObject({ status: "pending" });
  expect(await confirm(token)).toMatchObject({ ok: true, first: true, status: "held" });
  expect(await confirm(token)).toMatchObject({ ok: true, first: false, status: "held" });
  expect(await confirmedCount()).toBe(0);
  expect((await db().signature.findFirstOrThrow()).confirmedAt).toBeInstanceOf(Date);
});

test("withdrawing erases the person, lowers the count and stays so", async () => {
  await sign(aSigning(1, { updates: true, formKey: "a-form-key-of-16-or-more" }), anOpenDay);
  const token = await tokenOf();
  await confirm(token, { updates: true });
  expect(await withdraw(token)).toMatchObject({ ok: true, status: "withdrawn" });
  expect(await confirmedCount()).toBe(0);
  expect(await db().signature.findFirstOrThrow()).toMatchObject({
    status: "withdrawn",
    nameSealed: null,
    emailSealed: null,
    postalSealed: null,
    tokenSealed: null,
    emailIndex: null,
    formKey: null,
    formDigest: null,
  });
  expect(await withdraw(token)).toMatchObject({ ok: true, status: "withdrawn" });
  expect(await confirm(token)).toMatchObject({ ok: true, first: false, status: "withdrawn" });
  expect(await confirmedCount()).toBe(0);
});

test("who has withdrawn may sign again, even with the same form", async () => {
  const signing = aSigning(1, { formKey: "a-form-key-of-16-or-more" });
  await sign(signing, anOpenDay);
  await withdraw(await tokenOf());
  await sign(signing, anOpenDay);
  const rows = await db().signature.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ status }) => status)).toEqual(["withdrawn", "pending"]);
  expect(await countMailJobs()).toBe(2);
});

test("a confirmed address that signs again gets the same answer, and its signature stays confirmed", async () => {
  await sign(aSigning(1), anOpenDay);
  await confirm(await tokenOf());
  expect(await sign(aSigning(1), anOpenDay)).toEqual({ ok: true });
  expect(await db().signature.findMany()).toMatchObject([{ status: "confirmed" }]);
  expect(await confirmedCount()).toBe(1);
});

test("a petition with another wording keeps both", async () => {
  await sign(aSigning(1), anOpenDay);
  const canonical = "version 2\n\nLet them all stay";
  const textHash = createHash("sha256").update(canonical).digest("hex");
  await sign(aSigning(2, { petition: aPetition({ version: 2, canonical, textHash }) }), anOpenDay);
  const versions = await db().petitionVersion.findMany({ orderBy: { version: "asc" } });
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
});
