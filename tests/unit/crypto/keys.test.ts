import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureTrialKeys } from "#lib/crypto/keys.ts";
import { parseEnv } from "#lib/env.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "keys-test-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("a first start makes every key, and later starts find the same", () => {
  const keys = ensureTrialKeys(dataDir);
  expect(() => parseEnv({ ...keys.web, ...keys.worker, ...keys.build })).not.toThrow();
  expect(ensureTrialKeys(dataDir)).toEqual(keys);
});

test("the delivery secret is in its own file and in no process's variables", () => {
  const keys = ensureTrialKeys(dataDir);
  const secret = readFileSync(join(dataDir, "keys/delivery.secret"), "utf8").trim();
  expect(Buffer.from(secret, "base64")).toHaveLength(32);
  expect(JSON.stringify(keys)).not.toContain(secret);
});

test("no private key is among the variables of the web process", () => {
  const { web, worker } = ensureTrialKeys(dataDir);
  expect(Object.keys(web).sort()).toEqual(["DELIVERY_PUBLIC_KEY", "INDEX_KEY", "MAIL_PUBLIC_KEY"]);
  expect(Object.values(web)).not.toContain(worker.MAIL_SECRET_KEY);
});

test("only the owner may read the files, and no draft is left", () => {
  ensureTrialKeys(dataDir);
  expect(readdirSync(dataDir)).toEqual(["keys"]);
  expect(statSync(join(dataDir, "keys")).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(join(dataDir, "keys")))
    expect(statSync(join(dataDir, "keys", name)).mode & 0o777, name).toBe(0o600);
});

test.each(["", "{}", '{"MAIL_SECRET_KEY":"short"}'])("keys damaged to %j are refused, never replaced", (damage) => {
  ensureTrialKeys(dataDir);
  writeFileSync(join(dataDir, "keys/worker.json"), damage);
  expect(() => ensureTrialKeys(dataDir)).toThrow("incomplete");
  expect(readFileSync(join(dataDir, "keys/worker.json"), "utf8")).toBe(damage);
});
