import { afterAll, beforeEach, expect, test } from "vitest";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { reconcile } from "#lib/petitions/reconcile.ts";
import { applyTallyChanges, countSignatures } from "#lib/petitions/tally.ts";
import { type PurgeOutcome, purge } from "#lib/retention/purge.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { findUpdates } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const steps = [{ status: "open", date: "2026-01-01" }];
const running = { key: "right-to-stay", closes: "2999-05-31", steps };
const over = { key: "right-to-stay", closes: "2020-01-31", steps };

beforeEach(async () => {
  for (const table of [
    "signature",
    "subscription",
    "tally",
    "tally_change",
    "petition_version",
    "erasure",
    "audit_event",
    "bounce",
  ])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
  // The process remembers which wordings it has kept; the table was emptied behind its back.
  await db().petitionVersion.createMany({
    data: ["right-to-stay", "another"].map((petition) => ({ petition, hash: Buffer.alloc(32), version: 1, text: "" })),
  });
});

async function signed(number: number, changes = {}): Promise<string> {
  await sign(aSigning(number, changes), anOpenDay);
  return tokenOf();
}

const removedBy = (outcomes: PurgeOutcome[], rule: string) => outcomes.filter((outcome) => outcome.rule === rule);
const statuses = async () => (await db().signature.findMany({ orderBy: { id: "asc" } })).map(({ status }) => status);

test.each([
  [
    "seven days after its mail left",
    "created_at = now() - interval '8 days', mailed_at = now() - interval '7 days 1 second'",
    0,
  ],
  ["not before", "mailed_at = now() - interval '6 days 23 hours'", 1],
  ["fourteen days after signing, mailed or not", "created_at = now() - interval '14 days 1 second'", 0],
  ["not before, when no mail left", "created_at = now() - interval '13 days 23 hours'", 1],
  [
    "fourteen days after signing, however late its mail",
    "created_at = now() - interval '15 days', mailed_at = now()",
    0,
  ],
])("an unconfirmed signature goes %s", async (_, change, left) => {
  await signed(1);
  await signed(2, { review: true });
  await db().$executeRawUnsafe(`UPDATE signature SET ${change}`);
  await purge([running]);
  expect(await db().signature.count()).toBe(left * 2);
});

test("signatures that are confirmed, held after confirming, or withdrawn wait for the end of their petition", async () => {
  const tokens = [await signed(1), await signed(2, { review: true }), await signed(3)];
  await Promise.all(tokens.map((token) => confirm(token)));
  await withdraw(tokens[2] ?? "");
  await db()
    .$executeRaw`UPDATE signature SET created_at = now() - interval '200 days', mailed_at = now() - interval '199 days'`;
  await purge([running]);
  expect(await statuses()).toEqual(["confirmed", "held", "withdrawn"]);
});

test("when its time is over a petition keeps its count and nobody's data", async () => {
  const tokens = [
    await signed(1),
    await signed(2),
    await signed(3),
    await signed(4, { review: true }),
    await signed(5),
  ];
  await Promise.all(tokens.slice(0, 4).map((token) => confirm(token)));
  await withdraw(tokens[2] ?? "");
  const before = await countSignatures();
  expect(before.petitions).toEqual({ "right-to-stay": { confirmed: 2 } });
  expect(removedBy(await purge([over]), "signatures")).toContainEqual({
    rule: "signatures",
    petition: "right-to-stay",
    removed: 5,
  });
  expect(await db().signature.count()).toBe(0);
  expect((await countSignatures()).petitions).toEqual(before.petitions);
  await applyTallyChanges();
  expect(await reconcile("right-to-stay")).toEqual({ pending: 0, confirmed: 0, withdrawn: 0, held: 0 });
  expect(await db().tally.findFirstOrThrow()).toMatchObject({
    confirmed: 2,
    erased: 2,
    pending: 0,
    held: 0,
    withdrawn: 0,
  });
});

test("who asked for updates goes on getting them after the signature is erased, until they are stopped", async () => {
  const token = await signed(1, { updates: true });
  await confirm(token, { updates: true });
  await purge([over]);
  expect(await db().signature.count()).toBe(0);
  expect(await findUpdates(stopTokenOf(token))).toEqual({ stopped: false, locale: "en" });
});

test("one petition that fails stops neither the others nor the shared rules, and is tried again", async () => {
  await signed(1);
  await signed(2, { petition: aPetition({ key: "another" }) });
  await db().$executeRaw`UPDATE signature SET created_at = now() - interval '15 days'`;
  await db().bounce.create({ data: { petition: "another", id: crypto.randomUUID(), reason: "550", at: new Date(0) } });
  await db().$executeRawUnsafe(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no' USING ERRCODE = '58030'; END $$`);
  await db().$executeRawUnsafe(`
    CREATE TRIGGER refuse BEFORE DELETE ON signature FOR EACH ROW WHEN (OLD.petition = 'another') EXECUTE FUNCTION refuse()`);
  const outcomes = await purge([running, { ...running, key: "another" }]);
  expect(outcomes).toContainEqual({ rule: "unconfirmed", petition: "another", failed: expect.any(String) });
  expect(outcomes).toContainEqual({ rule: "unconfirmed", petition: "right-to-stay", removed: 1 });
  expect(outcomes).toContainEqual({ rule: "bounces", removed: 1 });
  expect((await db().signature.findMany()).map(({ petition }) => petition)).toEqual(["another"]);
  await db().$executeRawUnsafe("DROP TRIGGER refuse ON signature");
  await purge([running, { ...running, key: "another" }]);
  expect(await db().signature.count()).toBe(0);
});

test("signatures of a petition whose terms are gone are reported, and unconfirmed ones still go", async () => {
  await confirm(await signed(1));
  await signed(2);
  await db().$executeRaw`UPDATE signature SET created_at = now() - interval '15 days'`;
  const outcomes = await purge([]);
  expect(outcomes).toContainEqual({ rule: "signatures", petition: "right-to-stay", failed: "UnknownPetition" });
  expect(await statuses()).toEqual(["confirmed"]);
});

test("what was erased is in the audit trail by number, and a purge of nothing leaves none", async () => {
  await signed(1);
  await purge([running]);
  expect(await db().auditEvent.count()).toBe(0);
  await purge([over], "operator");
  expect(await db().auditEvent.findMany()).toMatchObject([
    { actor: "operator", act: "purge", petition: "right-to-stay", count: 1, note: "signatures" },
  ]);
});

test("12,000 signatures go in batches", async () => {
  await db().$executeRawUnsafe(`
    INSERT INTO signature (petition, id, status, email_index, key_version, token_hash, country, locale, text_version, text_hash, created_at)
    SELECT 'right-to-stay', gen_random_uuid(), CASE WHEN n % 2 = 0 THEN 'confirmed' ELSE 'pending' END::signature_status,
      decode(md5(n::text), 'hex'), 1, sha256(n::text::bytea), 'FR', 'en', 1, sha256('text'), now() - interval '15 days'
    FROM generate_series(1, 12000) AS n`);
  expect(removedBy(await purge([running]), "unconfirmed")).toContainEqual(expect.objectContaining({ removed: 6000 }));
  expect(removedBy(await purge([over]), "signatures")).toContainEqual(expect.objectContaining({ removed: 6000 }));
});
