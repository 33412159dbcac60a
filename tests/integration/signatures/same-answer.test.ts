import { afterAll, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { type SignInput, sign } from "#lib/signatures/sign.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const SAMPLES = 200;

test("new, pending, confirmed and held addresses are told the same, in the same time", async () => {
  const pending = aSigning(1);
  const confirmed = aSigning(2);
  const held = aSigning(3, { review: true });
  for (const signing of [pending, confirmed, held]) await sign(signing, anOpenDay);
  const [, second] = await db().signature.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  await confirm(await tokenOf(second?.id));

  const times: Record<string, number[]> = { fresh: [], pending: [], confirmed: [], held: [] };
  // One of each in turn, so that a busy moment of the machine weighs on all alike.
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const turns: Record<string, SignInput> = { fresh: aSigning(1000 + sample), pending, confirmed, held };
    for (const [kind, signing] of Object.entries(turns)) {
      const start = performance.now();
      expect(await sign(signing, anOpenDay)).toEqual({ ok: true });
      times[kind]?.push(performance.now() - start);
    }
  }
  const medians = Object.values(times).map((list) => list.sort((a, b) => a - b)[SAMPLES / 2] ?? Number.NaN);
  expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(10);
}, 180_000);
