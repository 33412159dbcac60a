import { afterAll, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { sign } from "#lib/signatures/sign.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

/** Every row of every table of ours and of the queue, as one text; bytes appear as hex, as in a dump. */
async function dump(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;
  const texts = [];
  for (const { name } of tables) {
    texts.push(...(await db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} AS t`)));
  }
  return texts.map(({ row }) => row).join("\n");
}

/** Base64 of a text depends on where it starts in its block: all three phases, less the letters at the edges. */
function formsOf(text: string): string[] {
  const phases = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
      .toString("base64")
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [text, text.toLowerCase(), Buffer.from(text).toString("hex"), ...phases];
}

test("a stolen database tells neither name nor address nor postal code, raw, in hex or in base64", async () => {
  const canary = { name: "Canary Featherlight", email: "canary.featherlight@example.org", postalCode: "X0C 9Z7" };
  await sign(aSigning(1, canary), anOpenDay);
  await sign(aSigning(1, canary), anOpenDay);
  const token = await tokenOf();
  const stolen = await dump();
  expect(stolen).toContain("right-to-stay");
  const secrets = [canary.name, "Featherlight", canary.email, "canary.featherlight", "X0C 9Z7", "X0C9Z7", token];
  for (const form of secrets.flatMap(formsOf)) expect(stolen.includes(form), form).toBe(false);
  // The three characters that are kept are too few to search in base64, where chance would find them.
  for (const form of [" X0C", "X0C", Buffer.from("X0C").toString("hex")])
    expect(new RegExp(`(^|[^0-9a-f])${form}([^0-9a-f]|$)`).test(stolen), form).toBe(false);
});
