import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { parseEnv } from "#lib/env.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { sign } from "#lib/signatures/sign.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, countMailJobs, giveTestKeys } from "#tests/support/signing.ts";

const keys = giveTestKeys();
const { url } = await databaseOfThisFile();
const folder = mkdtempSync(join(tmpdir(), "right-to-refuge-"));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeMailSender();
});
beforeEach(async () => {
  for (const table of ["signature", "suppression", "audit_event", "jobs.job"])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
});

/** `npm run privacy -- …` as a person runs it, with what they type. */
async function privacy(args: string[], typed = "", has: Record<string, string> = { ...keys.worker, ...keys.build }) {
  const child = spawn(process.execPath, ["lib/cli/privacy.ts", ...args], {
    env: {
      ...process.env,
      MAIL_SECRET_KEY: "",
      ...keys.web,
      ...has,
      DATABASE_URL: url,
      DATA_DIR: folder,
      NODE_ENV: "production",
    },
  });
  child.stdin.end(typed);
  const said: string[] = [];
  child.stdout.on("data", (part) => said.push(String(part)));
  child.stderr.on("data", (part) => said.push(String(part)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, said: said.join("") };
}

test("a fresh set of keys is a file for each process, readable by its owner, and is shown nowhere", async () => {
  const place = join(folder, "fresh");
  const { code, said } = await privacy(["keys", place]);
  expect(code).toBe(0);
  expect(readdirSync(place).sort()).toEqual(["build.env", "delivery.secret", "web.env", "worker.env"]);
  const lines = readdirSync(place).flatMap((file) => readFileSync(join(place, file), "utf8").trim().split("\n"));
  for (const file of readdirSync(place)) expect(statSync(join(place, file)).mode & 0o777).toBe(0o600);
  for (const line of lines) expect(said).not.toContain(line.replace(/^[A-Z_]+=/, ""));
  const variables = lines.filter((line) => line.includes("_KEY=")).map((line) => line.split(/=(.*)/s).slice(0, 2));
  expect(Object.keys(parseEnv(Object.fromEntries(variables)))).toContain("MAIL_SECRET_KEY");
  expect(readFileSync(join(place, "web.env"), "utf8")).not.toContain("SECRET");
  expect(await privacy(["keys", place])).toMatchObject({
    code: 1,
    said: expect.stringContaining("never overwritten"),
  });
});

test("an address is asked for, erased, and from then on never written to", async () => {
  const petition = aPetition({ key: "bill-c-2" });
  await sign(aSigning(1, { petition }), anOpenDay);
  const { code, said } = await privacy(["erase"], "Supporter-1@example.org\nyes\n");
  expect([code, said]).toEqual([0, expect.stringContaining("Erased: 1.")]);
  expect(said).not.toContain("upporter-1");
  expect(await db().signature.count()).toBe(0);
  await sign(aSigning(1, { petition }), anOpenDay);
  expect(await countMailJobs()).toBe(1);
  expect((await db().auditEvent.findMany()).map(({ act, count }) => [act, count])).toEqual([
    ["erase", 1],
    ["erase", null],
  ]);
});

test.each([
  ["an address on the command line", ["erase", "supporter-1@example.org"], ""],
  ["something that is no address", ["erase"], "supporter-1\nno\n"],
  ["an answer that is neither yes nor no", ["erase"], "supporter-1@example.org\nperhaps\n"],
])("%s erases nothing", async (_, args, typed) => {
  await sign(aSigning(1, { petition: aPetition({ key: "bill-c-2" }) }), anOpenDay);
  expect((await privacy(args, typed)).code).toBe(1);
  expect(await db().signature.count()).toBe(1);
});

test("an address is erased where only the web process's keys are", async () => {
  await sign(aSigning(1, { petition: aPetition({ key: "bill-c-2" }) }), anOpenDay);
  const { code, said } = await privacy(["erase"], "supporter-1@example.org\nno\n", {});
  expect([code, said]).toEqual([0, expect.stringContaining("Erased: 1.")]);
});

test("missing keys are named before the address is asked for", async () => {
  const { code, said } = await privacy(["erase"], "supporter-1@example.org\nno\n", { INDEX_KEY: "" });
  expect(code).toBe(1);
  expect(said).toContain("INDEX_KEY");
  expect(said).not.toContain("Address to erase");
});

test("purge does the hourly work at once, and says what", async () => {
  await sign(aSigning(1, { petition: aPetition({ key: "bill-c-2" }) }), anOpenDay);
  await db().$executeRaw`UPDATE signature SET created_at = now() - interval '15 days'`;
  expect((await privacy(["purge"])).said).toContain("bill-c-2, unconfirmed: 1 erased");
  expect((await privacy(["purge"])).said).toBe("Everything past its retention time is erased.\n");
});

test("without a verb it lists the verbs", async () => {
  const { code, said } = await privacy([]);
  expect(code).toBe(1);
  for (const verb of ["purge", "erase", "keys", "renew"]) expect(said).toContain(verb);
});
