import { afterAll, beforeEach, expect, test } from "vitest";
import type { Hold } from "#lib/abuse/judge-signing.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { countByStatus } from "#lib/petitions/overview.ts";
import { holdForReview } from "#lib/petitions/review.ts";
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
  await db().tallyChange.deleteMany();
});

const network = Buffer.from("00112233445566778899aabbccddeeff", "hex");
const heldFor = (because: Hold["because"]) => aSigning(1, { hold: { because, network } });
const theRow = () => db().signature.findFirstOrThrow();
const counts = async () => (await countByStatus()).get("right-to-stay");

for (const because of ["trap", "network", "flood"] as const)
  test(`a form held for its ${because} says so, and a later form without such a reason frees its address`, async () => {
    await sign(heldFor(because), anOpenDay);
    const { heldNetwork, ...row } = await theRow();
    expect(row).toMatchObject({ status: "held", heldBecause: because });
    expect(Buffer.from(heldNetwork ?? [])).toEqual(network);
    await sign(heldFor("flood"), anOpenDay);
    expect(await theRow()).toMatchObject({ status: "held", heldBecause: because });
    await sign(aSigning(1), anOpenDay);
    expect(await theRow()).toMatchObject({ status: "pending", heldBecause: null, heldNetwork: null });
    expect(await counts()).toEqual({ pending: 1, confirmed: 0, withdrawn: 0, held: 0 });
  });

test("the trap alone holds too", async () => {
  await sign(aSigning(1, { review: true }), anOpenDay);
  expect(await theRow()).toMatchObject({ status: "held", heldBecause: "trap", heldNetwork: null });
});

test("a form that is held leaves one that waits alone", async () => {
  await sign(aSigning(1), anOpenDay);
  await sign(heldFor("flood"), anOpenDay);
  expect(await theRow()).toMatchObject({ status: "pending", heldBecause: null });
});

test("what the team holds, and what its supporter confirmed while it was held, waits for a look whatever comes later", async () => {
  await sign(aSigning(1), anOpenDay);
  const { id } = await theRow();
  await holdForReview("right-to-stay", id, "tester");
  await sign(aSigning(1), anOpenDay);
  expect(await theRow()).toMatchObject({ status: "held", heldBecause: "team" });

  await db().signature.deleteMany();
  await sign(heldFor("network"), anOpenDay);
  await confirm(await tokenOf());
  await sign(aSigning(1), anOpenDay);
  expect(await theRow()).toMatchObject({ status: "held", heldBecause: "network" });
});

test("the team takes over what is held for another reason, once", async () => {
  await sign(heldFor("network"), anOpenDay);
  const { id } = await theRow();
  expect(await holdForReview("right-to-stay", id, "tester")).toEqual({ ok: true, was: "held", became: "held" });
  expect(await holdForReview("right-to-stay", id, "tester")).toEqual({ ok: false, error: "held" });
  expect((await theRow()).heldBecause).toBe("team");
  expect(await counts()).toEqual({ pending: 0, confirmed: 0, withdrawn: 0, held: 1 });
});

test("nothing tells why a signature was held once it is withdrawn", async () => {
  await sign(heldFor("flood"), anOpenDay);
  await withdraw(await tokenOf());
  expect(await theRow()).toMatchObject({ status: "withdrawn", heldBecause: null, heldNetwork: null });
});
