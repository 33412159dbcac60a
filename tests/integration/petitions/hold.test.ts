import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { countByStatus, listHeld } from "#lib/petitions/overview.ts";
import { holdForReview, release } from "#lib/petitions/review.ts";
import { applyTallyChanges } from "#lib/petitions/tally.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().tally.deleteMany();
  await db().tallyChange.deleteMany();
  await db().auditEvent.deleteMany();
});

const petition = "right-to-stay";

async function signed(): Promise<{ id: string; token: string }> {
  await sign(aSigning(1), anOpenDay);
  const { id } = await db().signature.findFirstOrThrow();
  return { id, token: await tokenOf() };
}

async function counts() {
  return (await countByStatus()).get(petition);
}

test("a held signature leaves the count, and comes back when released", async () => {
  const { id, token } = await signed();
  await confirm(token);
  expect(await holdForReview(petition, id, "tester")).toEqual({ ok: true, was: "confirmed", became: "held" });
  expect(await counts()).toEqual({ pending: 0, confirmed: 0, withdrawn: 0, held: 1 });
  expect(await listHeld(petition)).toMatchObject([{ id, province: "ON", pressed: true }]);
  await applyTallyChanges();
  expect(await release(petition, id, "tester")).toEqual({ ok: true, was: "held", became: "confirmed" });
  expect(await counts()).toEqual({ pending: 0, confirmed: 1, withdrawn: 0, held: 0 });
  await applyTallyChanges();
  expect(await counts()).toEqual({ pending: 0, confirmed: 1, withdrawn: 0, held: 0 });
});

test("released before its supporter confirmed, it waits for that; confirmed while held, it counts at once", async () => {
  const { id, token } = await signed();
  await holdForReview(petition, id, "tester");
  expect(await release(petition, id, "tester")).toEqual({ ok: true, was: "held", became: "pending" });
  await holdForReview(petition, id, "tester");
  await confirm(token);
  expect((await counts())?.confirmed).toBe(0);
  expect(await release(petition, id, "tester")).toEqual({ ok: true, was: "held", became: "confirmed" });
});

test("eight holds at once are one", async () => {
  const { id, token } = await signed();
  await confirm(token);
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => holdForReview(petition, id, "tester")));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await counts()).toEqual({ pending: 0, confirmed: 0, withdrawn: 0, held: 1 });
});

test("what cannot be held or released is refused by name, and leaves no event", async () => {
  const { id, token } = await signed();
  expect(await release(petition, id, "tester")).toEqual({ ok: false, error: "not-held" });
  expect(await holdForReview(petition, "00000000-0000-7000-8000-000000000000", "tester")).toEqual({
    ok: false,
    error: "unknown",
  });
  expect(await holdForReview(petition, "' OR 1=1", "tester")).toEqual({ ok: false, error: "unknown" });
  expect(await holdForReview("another", id, "tester")).toEqual({ ok: false, error: "unknown" });
  await withdraw(token);
  expect(await holdForReview(petition, id, "tester")).toEqual({ ok: false, error: "withdrawn" });
  expect(await db().auditEvent.count()).toBe(0);
});

test("the audit trail says who held and released, and nothing of a signature", async () => {
  const { id } = await signed();
  await holdForReview(petition, id, "tester");
  await release(petition, id, "tester");
  const events = await db().auditEvent.findMany({ orderBy: { id: "asc" } });
  expect(events).toMatchObject([
    { actor: "tester", act: "hold", petition, count: 1 },
    { actor: "tester", act: "release", petition, count: 1 },
  ]);
  expect(events.some(({ note }) => note?.includes(id))).toBe(false);
});
