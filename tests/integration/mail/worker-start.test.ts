import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

const keys = giveTestKeys();
const { url } = await databaseOfThisFile();
const role = `role_${new URL(url).pathname.slice(-12)}`;
await asAdministrator(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
afterAll(() => asAdministrator(`DROP ROLE ${role}`));

test.each([
  ["a user who may not write counts", { username: role, password: "secret" }, /cannot fold counts: .*42501/],
  ["a wrong password", { password: "wrong" }, /cannot reach its database: password authentication failed/],
  ["nothing there", { port: "1" }, /cannot reach its database: connect ECONNREFUSED/],
])("a worker that cannot use its database ends and says why: %s", async (_, changes, why) => {
  const address = Object.assign(new URL(url), changes);
  const env = { ...process.env, ...keys.worker, DATABASE_URL: address.href };
  const worker = spawn(process.execPath, ["lib/cli/worker.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  for (const stream of [worker.stdout, worker.stderr]) stream.on("data", (part) => (told += String(part)));
  const [code] = await once(worker, "close");
  expect(code).toBe(1);
  expect(told).toMatch(why);
  expect(told).not.toContain("secret");
});
