import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
const { url } = await databaseOfThisFile();
const scratchName = `drill_${randomUUID().replaceAll("-", "")}`;
const scratch = url.replace(/test_\w+$/, scratchName);
await asAdministrator(`CREATE DATABASE ${scratchName}`);
afterAll(async () => {
  await closeMailSender();
  await asAdministrator(`DROP DATABASE ${scratchName} WITH (FORCE)`);
});

async function drill(SCRATCH_DATABASE_URL: string): Promise<{ code: unknown; said: string }> {
  const env = { ...process.env, DATABASE_URL: url, SCRATCH_DATABASE_URL };
  const child = spawn(process.execPath, ["lib/cli/drill.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += String(part)));
  return { code: await new Promise((resolve) => child.once("close", resolve)), said };
}

async function count(address: string, table: string): Promise<number> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${table}`);
  await client.end();
  return rows[0].count;
}

test("a drill restores everything, mails nothing again, and leaves nothing of anybody behind", async () => {
  for (const number of [1, 2, 3]) await sign(aSigning(number), anOpenDay);
  await confirm(await tokenOf());
  const { code, said } = await drill(scratch);
  expect([code, said]).toEqual([0, expect.stringContaining("holds what the backup held")]);
  for (const step of ["Backed up", "Emptied", "Migrated", "Restored"])
    expect(said).toMatch(new RegExp(`${step}.*: \\d`));
  expect(await count(url, "signature")).toBe(3);
  expect(await count(scratch, "pg_tables WHERE schemaname IN ('public', 'jobs')")).toBe(0);
});

test("the site's own database is never emptied, nor one whose name does not allow it", async () => {
  expect(await drill(url)).toMatchObject({ code: 1, said: expect.stringMatching(/neither drill nor scratch/) });
  expect(await count(url, "signature")).toBe(3);
});
