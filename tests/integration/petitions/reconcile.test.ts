import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { listDays, listRegions, recordDailyCount } from "#lib/petitions/history.ts";
import { reconcile } from "#lib/petitions/reconcile.ts";
import { applyTallyChanges, countSignatures } from "#lib/petitions/tally.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const right = { pending: 0, confirmed: 0, withdrawn: 0, held: 0 };

beforeEach(async () => {
  for (const table of ["signature", "tally", "tally_change", "petition_day", "petition_region", "audit_event"])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
});

/** Rows as signing makes them, without the cost of sealing each. */
async function insert(count: number, status: string, place = "'ON'", petition = "busy"): Promise<void> {
  await db().$executeRawUnsafe(`
    INSERT INTO signature (petition, id, status, email_index, key_version, token_hash, country, province, locale, text_version, text_hash)
    SELECT '${petition}', gen_random_uuid(), '${status}', decode(md5(random()::text), 'hex'), 1,
      sha256(random()::text::bytea), CASE WHEN ${place} IS NULL THEN 'FR' ELSE 'CA' END, ${place}, 'en', 1, sha256('text')
    FROM generate_series(1, ${count})`);
}

test("a tally that is right is left alone, also while changes wait to be folded", async () => {
  for (let number = 1; number <= 3; number += 1) await sign(aSigning(number), anOpenDay);
  await confirm(await tokenOf());
  expect(await reconcile("right-to-stay")).toEqual(right);
  await applyTallyChanges();
  expect(await reconcile("right-to-stay")).toEqual(right);
  expect(await db().auditEvent.count()).toBe(0);
});

test("a tally that went wrong is put right, and the difference is written down", async () => {
  await insert(7, "confirmed");
  await insert(4, "pending");
  await db().tally.create({ data: { petition: "busy", confirmed: 9, pending: 3, held: 1 } });
  expect(await reconcile("busy")).toEqual({ pending: 1, confirmed: -2, withdrawn: 0, held: -1 });
  expect((await countSignatures()).petitions).toEqual({ busy: { confirmed: 7 } });
  expect(await reconcile("busy")).toEqual(right);
  expect(await db().auditEvent.findMany()).toMatchObject([
    {
      actor: "worker",
      act: "reconcile",
      petition: "busy",
      count: -2,
      note: "pending 1, confirmed -2, withdrawn 0, held -1",
    },
  ]);
});

test("a petition whose tally was lost gets it back", async () => {
  await insert(5, "confirmed");
  expect(await reconcile("busy")).toEqual({ ...right, confirmed: 5 });
  expect((await countSignatures()).petitions).toEqual({ busy: { confirmed: 5 } });
});

test("signatures that were erased in their time stay in the count", async () => {
  await insert(2, "confirmed");
  await db().tally.create({ data: { petition: "busy", confirmed: 12, erased: 10 } });
  expect(await reconcile("busy")).toEqual(right);
});

test("120,000 rows are counted in batches, and what happens meanwhile is not lost", async () => {
  for (let part = 0; part < 40; part += 1) await insert(3_000, "confirmed");
  await db().tally.create({ data: { petition: "busy", confirmed: 119_000 } });
  await sign(aSigning(1, { petition: aPetition({ key: "busy" }) }), anOpenDay);
  const token = await tokenOf((await db().signature.findFirstOrThrow({ where: { status: "pending" } })).id);
  const counting = reconcile("busy");
  await confirm(token);
  await applyTallyChanges();
  await counting;
  expect((await countSignatures()).petitions).toEqual({ busy: { confirmed: 120_001 } });
  expect(await reconcile("busy")).toEqual(right);
});

test("regions are counted with it, and those under ten are shown nowhere", async () => {
  await insert(30, "confirmed");
  await insert(20, "confirmed", "'QC'");
  await insert(12, "confirmed", "NULL");
  await insert(9, "confirmed", "'NU'");
  await insert(40, "pending", "'AB'");
  await reconcile("busy");
  const { shown, others, asOf } = await listRegions("busy");
  expect(shown).toEqual([
    { region: "ON", confirmed: 30 },
    { region: "QC", confirmed: 20 },
  ]);
  expect(others).toBe(21);
  expect(asOf).toMatch(/^\d{4}-/);
  expect(await listRegions("never-signed")).toEqual({ shown: [], others: 0, asOf: null });
});

test("once rows are erased, the regions stay as they were", async () => {
  await insert(30, "confirmed");
  await reconcile("busy");
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().tally.update({ where: { petition: "busy" }, data: { erased: 30 } });
  expect(await reconcile("busy")).toEqual(right);
  expect((await listRegions("busy")).shown).toEqual([{ region: "ON", confirmed: 30 }]);
});

test("each day that is over has one count, today's moves with every confirmation", async () => {
  await db().tally.create({ data: { petition: "busy", confirmed: 3 } });
  await recordDailyCount();
  expect(await listDays("busy")).toEqual([]);
  await db().tallyChange.create({
    data: { petition: "busy", id: crypto.randomUUID(), was: "pending", became: "confirmed" },
  });
  await recordDailyCount();
  await recordDailyCount();
  expect(await db().petitionDay.findMany()).toMatchObject([{ petition: "busy", confirmed: 4 }]);
  await db().$executeRaw`UPDATE petition_day SET day = '2026-11-22'`;
  await db().tally.update({ where: { petition: "busy" }, data: { confirmed: 8 } });
  await recordDailyCount();
  expect(await listDays("busy")).toEqual([{ date: "2026-11-22", confirmed: 4 }]);
  await db().$executeRaw`UPDATE petition_day SET day = '2026-11-21' WHERE day <> '2026-11-22'`;
  expect(await listDays("busy")).toEqual([
    { date: "2026-11-21", confirmed: 9 },
    { date: "2026-11-22", confirmed: 4 },
  ]);
});
