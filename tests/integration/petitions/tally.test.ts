import { afterAll, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { applyTallyChanges, countSignatures } from "#lib/petitions/tally.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

test("with no signature at all there are counts of nothing, with their time", async () => {
  const { asOf, petitions } = await countSignatures();
  expect(petitions).toEqual({});
  expect(Math.abs(Date.parse(asOf) - Date.now())).toBeLessThan(60_000);
});

test("counts are exact before, during and after folding, and folding twice changes nothing", async () => {
  for (let number = 1; number <= 6; number += 1) await sign(aSigning(number), anOpenDay);
  await sign(aSigning(7, { review: true }), anOpenDay);
  await sign(aSigning(1, { petition: aPetition({ key: "another" }) }), anOpenDay);
  const rows = await db().signature.findMany({ where: { petition: "right-to-stay" }, orderBy: { id: "asc" } });
  const tokens = await Promise.all(rows.map(({ id }) => tokenOf(id)));
  const [first = "", second = "", third = "", fourth = "", , , held = ""] = tokens;
  await Promise.all([first, second, third, held].map((token) => confirm(token)));
  await withdraw(first);

  const exact = { "right-to-stay": { confirmed: 2 }, another: { confirmed: 0 } };
  expect((await countSignatures()).petitions).toEqual(exact);
  expect(await db().tally.count()).toBe(0);

  expect(await applyTallyChanges()).toBe(12);
  expect((await countSignatures()).petitions).toEqual(exact);
  expect(await applyTallyChanges()).toBe(0);
  expect(await db().tally.findUnique({ where: { petition: "right-to-stay" } })).toMatchObject({
    pending: 3,
    confirmed: 2,
    withdrawn: 1,
    held: 1,
  });

  await confirm(fourth);
  expect((await countSignatures()).petitions).toEqual({ ...exact, "right-to-stay": { confirmed: 3 } });
  await Promise.all([applyTallyChanges(), applyTallyChanges(), countSignatures()]);
  expect((await countSignatures()).petitions).toEqual({ ...exact, "right-to-stay": { confirmed: 3 } });
});

test("a reader never sees a count go astray while two workers fold", async () => {
  await db().tally.deleteMany();
  await db().tallyChange.deleteMany();
  await db().$executeRaw`
    INSERT INTO tally_change (petition, id, was, became)
    SELECT 'busy', gen_random_uuid(), 'pending', 'confirmed' FROM generate_series(1, 25000)`;
  const folding = Promise.all([applyTallyChanges(), applyTallyChanges()]);
  const seen = new Set<number>();
  let done = false;
  const reading = (async () => {
    while (!done) seen.add((await countSignatures()).petitions.busy?.confirmed ?? 0);
  })();
  const folded = await folding;
  done = true;
  await reading;
  expect(folded[0] + folded[1]).toBe(25_000);
  expect([...seen]).toEqual([25_000]);
  expect(await db().tally.findUnique({ where: { petition: "busy" } })).toMatchObject({ confirmed: 25_000 });
});
