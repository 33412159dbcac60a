import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { reconcile } from "#lib/petitions/reconcile.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { erasePerson } from "#lib/retention/erase-person.ts";
import { replayErasures } from "#lib/retention/replay-erasures.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { stopUpdates } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, countMailJobs, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

beforeEach(async () => {
  for (const table of [
    "signature",
    "subscription",
    "tally",
    "tally_change",
    "erasure",
    "audit_event",
    "suppression",
    "jobs.job",
  ])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
});

async function confirmed(number: number, changes = { updates: false }): Promise<string> {
  await sign(aSigning(number, changes), anOpenDay);
  const token = await tokenOf();
  await confirm(token, changes);
  return token;
}

const confirmedCount = async () => (await countSignatures()).petitions["right-to-stay"]?.confirmed;
const right = { pending: 0, confirmed: 0, withdrawn: 0, held: 0 };

test("an address is erased from every petition, however it is spelled, and the counts follow", async () => {
  await confirmed(1, { updates: true });
  await sign(aSigning(1, { petition: aPetition({ key: "another" }) }), anOpenDay);
  await confirmed(2);
  expect(await erasePerson(" Supporter-1+news@EXAMPLE.org ", false, "operator")).toBe(2);
  expect(await db().signature.count()).toBe(1);
  expect(await db().subscription.count()).toBe(0);
  expect(await confirmedCount()).toBe(1);
  expect(await reconcile("right-to-stay")).toEqual(right);
  expect(await db().auditEvent.findMany({ orderBy: { petition: "asc" } })).toMatchObject([
    { actor: "operator", act: "erase", petition: "another", count: 1 },
    { actor: "operator", act: "erase", petition: "right-to-stay", count: 1 },
  ]);
  expect(await db().erasure.count()).toBe(2);
  expect(await erasePerson("supporter-1@example.org", false, "operator")).toBe(0);
});

test("of a consent that mail was sent upon, only the proof stays", async () => {
  await confirmed(1, { updates: true });
  await db().$executeRaw`UPDATE subscription SET mailed_at = now()`;
  await erasePerson("supporter-1@example.org", false, "operator");
  expect(await db().subscription.findMany()).toMatchObject([
    { emailSealed: null, tokenSealed: null, stoppedAt: expect.any(Date), consentVersion: 1 },
  ]);
});

test("an address that wants no mail ever gets none when somebody types it in, and the form says the same as always", async () => {
  await erasePerson("supporter-1@example.org", true, "operator");
  expect(await sign(aSigning(1), anOpenDay)).toEqual({ ok: true });
  expect(await sign(aSigning(2), anOpenDay)).toEqual({ ok: true });
  expect(await countMailJobs()).toBe(1);
  const [row] = await db().suppression.findMany();
  expect(Buffer.from(row?.emailIndex ?? []).toString("utf8")).not.toContain("supporter");
});

test("a restored backup forgets again what was withdrawn, erased and stopped, and nobody else", async () => {
  const [gone = "", back = "", quiet = ""] = [
    await confirmed(1, { updates: true }),
    await confirmed(2, { updates: true }),
    await confirmed(3, { updates: true }),
  ];
  await confirmed(4, { updates: true });
  await db().$executeRaw`UPDATE subscription SET mailed_at = now()`;
  const backup = [await db().signature.findMany(), await db().subscription.findMany()] as const;
  await erasePerson("supporter-1@example.org", false, "operator");
  await withdraw(back);
  await stopUpdates(quiet);
  expect(gone).not.toBe("");

  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().subscription.deleteMany();
  await db().tallyChange.deleteMany();
  await db().signature.createMany({ data: backup[0] });
  await db().subscription.createMany({ data: backup[1] });
  await db().tally.create({ data: { petition: "right-to-stay", confirmed: 4 } });

  expect(await db().$transaction(replayErasures)).toBe(3);
  const rows = await db().signature.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ status }) => status)).toEqual(["withdrawn", "confirmed", "confirmed"]);
  expect(rows[0]).toMatchObject({ emailIndex: null, nameSealed: null, emailSealed: null });
  expect(rows[1]).toMatchObject({ updatesConsentVersion: null, updatesConsentAt: null });
  expect(await db().subscription.count({ where: { stoppedAt: null } })).toBe(1);
  expect(await confirmedCount()).toBe(2);
  expect(await reconcile("right-to-stay")).toEqual(right);
  expect(await db().$transaction(replayErasures)).toBe(0);
});
