import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { listOutbox, readOutbox } from "#lib/mail/outbox.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { runWorker } from "#lib/mail/worker.ts";
import { findByToken } from "#lib/signatures/find.ts";
import { sign } from "#lib/signatures/sign.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
const dataDir = mkdtempSync(join(tmpdir(), "outbox-test-"));
process.env.DATA_DIR = dataDir;
process.env.SITE_URL = "http://localhost:3000";
const key = "the-key-of-this-test-file";
process.env.OUTBOX_KEY = key;
await databaseOfThisFile();
afterAll(async () => {
  await closeMailSender();
  rmSync(dataDir, { recursive: true });
});

test("an outbox never used is empty", async () => {
  expect(await listOutbox(key)).toEqual([]);
});

test("without a mail server each mail becomes a file that its owner alone can read, newest first", async () => {
  const stop = new AbortController();
  const running = runWorker(stop.signal);
  await sign(aSigning(1), anOpenDay);
  await vi.waitFor(async () => expect(await listOutbox(key)).toHaveLength(1), { timeout: 20_000 });
  await sign(aSigning(2, { locale: "fr" }), anOpenDay);
  await vi.waitFor(async () => expect(await listOutbox(key)).toHaveLength(2), { timeout: 20_000 });
  stop.abort();
  await running;

  const [newest, oldest] = await listOutbox(key);
  expect([newest?.to, oldest?.to]).toEqual(["supporter-2@example.org", "supporter-1@example.org"]);
  const mail = await readOutbox(key, newest?.id ?? "");
  expect(mail).toMatchObject({ subject: aSigning(2).petition.subject, from: "no-reply@localhost" });
  const [link = ""] = mail?.links ?? [];
  expect(link).toMatch(/^http:\/\/localhost:3000\/fr\/signatures\/[0-9a-z]{58}$/);
  expect(await findByToken(link.slice(-58))).toMatchObject({ status: "pending", locale: "fr" });

  for (const wrong of ["", "the-key-of-this-test-fil", "THE-KEY-OF-THIS-TEST-FILE"]) {
    expect(await listOutbox(wrong)).toEqual([]);
    expect(await readOutbox(wrong, newest?.id ?? "")).toBeNull();
  }

  const files = readdirSync(join(dataDir, "outbox"));
  expect(files.every((name) => name.endsWith(".eml"))).toBe(true);
  for (const name of files) expect(statSync(join(dataDir, "outbox", name)).mode & 0o777).toBe(0o600);
});

test.each(["", "../keys/worker.json", "..%2Fkeys", "none", "a\0b"])(
  "an outbox address like %j opens nothing",
  async (id) => {
    expect(await readOutbox(key, id)).toBeNull();
  },
);
