import { afterAll, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

test("new, pending, confirmed, held and withdrawn addresses are told the same", async () => {
  const [pending, confirmed, held, gone] = [aSigning(1), aSigning(2), aSigning(3, { review: true }), aSigning(4)];
  for (const signing of [pending, confirmed, held, gone]) await sign(signing, anOpenDay);
  const rows = await db().signature.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  await confirm(await tokenOf(rows[1]?.id));
  await withdraw(await tokenOf(rows[3]?.id));
  for (const signing of [aSigning(1000), pending, confirmed, held, gone])
    expect(await sign(signing, anOpenDay)).toEqual({ ok: true });
});
