import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { db } from "#lib/db/index.ts";
import { listOutbox, readOutbox } from "#lib/mail/outbox.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { erasePerson } from "#lib/retention/erase-person.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { pruneOutbox } from "#lib/worker/prune-outbox.ts";
import { runWorker } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

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

test("an outbox that cannot be read is an error, and not an empty one: its mails would never be deleted", async () => {
  writeFileSync(join(dataDir, "outbox"), "a file in its place");
  try {
    await expect(pruneOutbox()).rejects.toThrow("ENOTDIR");
    await expect(listOutbox(key)).rejects.toThrow("ENOTDIR");
  } finally {
    rmSync(join(dataDir, "outbox"));
  }
});

test("a mail that is deleted while the list is made is left out of it", async () => {
  mkdirSync(join(dataDir, "outbox"), { mode: 0o700 });
  const gone = join(dataDir, "outbox", "gone.eml");
  symlinkSync(join(dataDir, "nowhere"), gone);
  try {
    expect(await listOutbox(key)).toEqual([]);
    expect(await readOutbox(key, "gone")).toBeNull();
  } finally {
    rmSync(gone);
  }
});

test("without a mail server each mail becomes a file that its owner alone can read, newest first", async () => {
  const stop = new AbortController();
  const running = runWorker(stop.signal);
  await sign(aSigning(1), anOpenDay);
  await vi.waitFor(async () => expect(await listOutbox(key)).toHaveLength(1), patience);
  await sign(aSigning(2, { locale: "fr" }), anOpenDay);
  await vi.waitFor(async () => expect(await listOutbox(key)).toHaveLength(2), patience);
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

/** Has the worker send what waits. */
async function workOff(mails: number): Promise<void> {
  const stop = new AbortController();
  const running = runWorker(stop.signal);
  await vi.waitFor(() => expect(readdirSync(join(dataDir, "outbox"))).toHaveLength(mails), patience);
  stop.abort();
  await running;
}

test.each([
  ["withdrawn", (email: string) => tokenOfAddress(email).then(withdraw)],
  ["erased", (email: string) => erasePerson(email, false, "a test")],
  ["lapsed", () => db().$executeRaw`DELETE FROM signature WHERE petition = 'right-to-stay'`],
])("mails of a signature that was %s leave the outbox with it, and no others", async (_, leave) => {
  rmSync(join(dataDir, "outbox"), { recursive: true, force: true });
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await sign(aSigning(1), anOpenDay);
  await sign(aSigning(2, { petition: aPetition({ key: "another" }) }), anOpenDay);
  await workOff(2);
  expect(await pruneOutbox()).toBe(0);
  await leave("supporter-1@example.org");
  expect(await pruneOutbox()).toBe(1);
  expect(readdirSync(join(dataDir, "outbox"))).toHaveLength(1);
});

test("the running worker clears the outbox by itself", async () => {
  await db().signature.deleteMany();
  await workOff(0);
});

test("a mail leaves the outbox after seven days, and so does a draft that was never finished", async () => {
  const old = new Date(Date.now() - 7 * 86_400_000 - 60_000);
  for (const name of ["an-old-mail.eml", "an-old.draft", "a-new-mail.eml"]) {
    writeFileSync(join(dataDir, "outbox", name), "");
    if (name.includes("old")) utimesSync(join(dataDir, "outbox", name), old, old);
  }
  expect(await pruneOutbox()).toBe(2);
  expect(readdirSync(join(dataDir, "outbox"))).toEqual(["a-new-mail.eml"]);
});

async function tokenOfAddress(email: string): Promise<string> {
  const row = await db().signature.findFirstOrThrow({ where: { emailIndex: hashEmail("right-to-stay", email) } });
  return tokenOf(row.id);
}
