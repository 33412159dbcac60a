import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { replayErasures } from "#lib/retention/replay-erasures.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { stopUpdates } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

/** What may stay in a row, because it is no person's any more, or proves an act. A new column that is personal
 * goes into the database's function `empty_withdrawn_signature` or `empty_stopped_subscription`. */
const stays = {
  signature: [
    ...["petition", "id", "status", "key_version", "token_hash", "country", "province", "locale"],
    ...["text_version", "text_hash", "created_at", "mailed_at", "confirmed_at", "withdrawn_at"],
    ...["updates_consent_version", "updates_consent_at"],
  ],
  subscription: [
    ...[
      "petition",
      "id",
      "locale",
      "email_index",
      "token_hash",
      "consent_version",
      "consent_at",
      "stopped_at",
      "mailed_at",
    ],
  ],
};

let token = "";

beforeEach(async () => {
  for (const table of ["signature", "subscription", "tally_change", "erasure"])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
  await sign(aSigning(1, { updates: true, formKey: "a-form-key-of-a-browser" }), anOpenDay);
  token = await tokenOf();
  await confirm(token, { updates: true });
  await db().$executeRaw`UPDATE subscription SET mailed_at = now(), told_news = '{something}'`;
});

/** Every column of the one row, but those that may stay. */
async function rest(table: keyof typeof stays): Promise<Record<string, unknown>> {
  const [row] = await db().$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
    `SELECT to_jsonb(t) AS row FROM ${table} AS t`,
  );
  return Object.fromEntries(Object.entries(row?.row ?? {}).filter(([column]) => !stays[table].includes(column)));
}

const isEmpty = (value: unknown) => value === null || value === false || (Array.isArray(value) && value.length === 0);

async function expectEmpty(table: keyof typeof stays): Promise<void> {
  const left = Object.entries(await rest(table)).filter(([, value]) => !isEmpty(value));
  expect(left.map(([column]) => column)).toEqual([]);
}

test("withdrawing leaves nothing personal in the row, and replaying it after a restore leaves the same", async () => {
  const columns = `signature (${Object.keys(await rest("signature")).join(", ")})`;
  await db().$executeRaw`CREATE TABLE before_erasure AS TABLE signature`;
  await db().$executeRaw`CREATE TABLE updates_before AS TABLE subscription`;
  await withdraw(token);
  await expectEmpty("signature");
  await expectEmpty("subscription");
  await db().$executeRaw`DELETE FROM signature`;
  await db().$executeRaw`DELETE FROM subscription`;
  await db().$executeRaw`INSERT INTO signature SELECT * FROM before_erasure`;
  await db().$executeRaw`INSERT INTO subscription SELECT * FROM updates_before`;
  expect(`signature (${Object.keys(await rest("signature")).join(", ")})`).toBe(columns);
  await db().$transaction((tx) => replayErasures(tx));
  await expectEmpty("signature");
  await expectEmpty("subscription");
});

test("stopping updates leaves nothing personal of them but the proof", async () => {
  await stopUpdates(token);
  await expectEmpty("subscription");
});

test("PostgreSQL itself refuses a withdrawn row that still holds a sealed or keyed value", async () => {
  await withdraw(token);
  const holding = Object.keys(await rest("signature")).filter((name) => /_(?:sealed|index|key|digest)$/.test(name));
  expect(holding.length).toBeGreaterThan(6);
  for (const column of holding) {
    const filled = db().$executeRawUnsafe(`UPDATE signature SET ${column} = substring(sha256('x') FOR 16)`);
    await expect(filled, column).rejects.toThrow("23514");
  }
});
