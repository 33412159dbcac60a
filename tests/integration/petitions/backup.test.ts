import { randomUUID } from "node:crypto";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { restore } from "#lib/cli/backup/restore.ts";
import { backUp } from "#lib/cli/backup/write.ts";
import { closeDb, db } from "#lib/db/index.ts";
import { env } from "#lib/env.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { isSuppressed } from "#lib/mail/suppression.ts";
import { countByStatus } from "#lib/petitions/overview.ts";
import { neverWriteAgain } from "#lib/retention/never-again.ts";
import { replayErasures } from "#lib/retention/replay-erasures.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { aFolder, anAddressee } from "#tests/support/delivering.ts";
import { anOpenDay, aSigning, countMailJobs, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

giveTestKeys();
const { url } = await databaseOfThisFile();
const folder = await aFolder();
const operator = await anAddressee();
const backup = (changes = {}) => backUp({ url, recipients: [operator.recipient], folder, ...changes });
const bringBack = (file: string, changes = {}) =>
  restore({ file, identity: operator.identity, replay: replayErasures, ...changes });

afterAll(closeMailSender);

beforeEach(async () => {
  for (const table of [
    "signature",
    "subscription",
    "erasure",
    "suppression",
    "mail_quota",
    "tally",
    "tally_change",
    "audit_event",
    "petition_version",
  ]) {
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
  }
  await db().$executeRaw`DELETE FROM jobs.job`;
});

/** Makes `db()` reach a new, migrated, empty database until the work is over. */
async function inNewDatabase(work: () => Promise<void>): Promise<void> {
  const name = `restored_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE campaign`);
  await closeDb();
  env().DATABASE_URL = inject("templateUrl").replace(/campaign$/, name);
  try {
    await work();
  } finally {
    await closeDb();
    env().DATABASE_URL = url;
    await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function confirmed(number: number): Promise<string> {
  await sign(aSigning(number, { updates: true }), anOpenDay);
  const token = await tokenOf();
  await confirm(token, { updates: true });
  return token;
}

test("a restored database holds every row as it was, and numbers go on from there", async () => {
  await confirmed(1);
  await sign(aSigning(2, { name: "ᐃᓄᒃ" }), anOpenDay);
  await db().auditEvent.create({ data: { actor: "tester", act: "hold" } });
  const read = async () => ({
    signatures: await db().signature.findMany({ orderBy: { id: "asc" } }),
    subscriptions: await db().subscription.findMany(),
    events: await db().auditEvent.findMany(),
    versions: await db().petitionVersion.findMany(),
    counts: await countByStatus(),
  });
  const before = await read();
  const { file } = await backup();
  await inNewDatabase(async () => {
    await bringBack(file);
    expect(await read()).toEqual(before);
    const next = await db().auditEvent.create({ data: { actor: "tester", act: "release" } });
    expect(next.id).toBeGreaterThan(before.events[0]?.id ?? 0n);
  });
});

test("someone erased after the backup stays erased when it is restored", async () => {
  const token = await confirmed(1);
  await confirmed(2);
  const { file } = await backup();
  await withdraw(token);
  const { file: erasures } = await backup({ erasuresOnly: true });
  await inNewDatabase(async () => {
    expect(await bringBack(file, { erasures })).toMatchObject({ erased: expect.any(Number) });
    const rows = await db().signature.findMany({ orderBy: { id: "asc" } });
    expect(
      rows.map(({ status, nameSealed, emailIndex }) => [status, nameSealed !== null, emailIndex !== null]),
    ).toEqual([
      ["withdrawn", false, false],
      ["confirmed", true, true],
    ]);
    expect((await countByStatus()).get("right-to-stay")).toMatchObject({ confirmed: 1, withdrawn: 1 });
  });
});

test("who asked never to be written to after the backup is remembered when it is restored, and quotas are in no backup", async () => {
  await confirmed(1);
  await neverWriteAgain("supporter-9@example.org", "tester");
  const { file } = await backup();
  await neverWriteAgain("supporter-1@example.org", "tester");
  const { file: erasures } = await backup({ erasuresOnly: true });
  expect(await db().mailQuota.count()).toBeGreaterThan(0);
  await inNewDatabase(async () => {
    await bringBack(file, { erasures });
    expect(await isSuppressed("Supporter-1+tag@example.org")).toBe(true);
    expect(await isSuppressed("supporter-9@example.org")).toBe(true);
    expect(await db().mailQuota.count()).toBe(0);
  });
});

test("mail that was waiting is not sent by the restored site", async () => {
  await sign(aSigning(1), anOpenDay);
  expect(await countMailJobs()).toBe(1);
  const { file } = await backup();
  await inNewDatabase(async () => {
    await bringBack(file);
    expect(await db().signature.count()).toBe(1);
    expect(await countMailJobs()).toBe(0);
  });
});

test("limits and salts are in no backup, and nothing in it can be read without the key", async () => {
  await confirmed(1);
  await db().rateBucket.create({ data: { key: "canary-of-a-network", points: 1 } });
  const { file } = await backup();
  const bytes = await readFile(file);
  const { tokenHash } = await db().signature.findFirstOrThrow();
  for (const canary of ["right-to-stay", "canary-of-a-network", Buffer.from(tokenHash).toString("hex")]) {
    expect(bytes.includes(canary)).toBe(false);
  }
  const stranger = await anAddressee();
  await inNewDatabase(async () => {
    await expect(bringBack(file, { identity: stranger.identity })).rejects.toThrow(/cannot be decrypted/);
    await bringBack(file);
    expect(await db().rateBucket.count()).toBe(0);
  });
});

test("a backup is restored into an empty database only", async () => {
  await confirmed(1);
  const { file } = await backup();
  await expect(bringBack(file)).rejects.toThrow(/not empty/);
});

test("a backup that was cut or changed restores nothing", async () => {
  for (let number = 1; number <= 3; number += 1) await confirmed(number);
  const { file } = await backup();
  const bytes = await readFile(file);
  const changed = Buffer.from(bytes);
  changed[bytes.length - 40] = (changed[bytes.length - 40] ?? 0) ^ 1;
  const broken = [bytes.subarray(0, bytes.length - 30), changed];
  await inNewDatabase(async () => {
    for (const [at, part] of broken.entries()) {
      const path = join(folder, `broken-${at}`);
      await writeFile(path, part);
      await expect(bringBack(path)).rejects.toThrow();
      expect(await db().signature.count()).toBe(0);
    }
  });
});

test("a backup that is not there is said to be so, and not to be another's", async () => {
  await inNewDatabase(async () => {
    const missing = join(folder, "mistyped.jsonl.gz.age");
    await expect(bringBack(missing)).rejects.toThrow(`${missing} cannot be read (ENOENT)`);
  });
});

test("when the replay of erasures fails, nothing is restored", async () => {
  await confirmed(1);
  const { file } = await backup();
  await inNewDatabase(async () => {
    const replay = () => Promise.reject(new Error("cannot"));
    await expect(bringBack(file, { replay })).rejects.toThrow("cannot");
    expect(await db().signature.count()).toBe(0);
  });
});

test("backups over 35 days old are removed, and nothing else", async () => {
  const { file: old } = await backup();
  await utimes(old, new Date(), new Date(Date.now() - 36 * 86_400_000));
  // What a backup leaves that is killed before its end.
  await writeFile(`${old}.partial`, "a part");
  await utimes(`${old}.partial`, new Date(), new Date(Date.now() - 36 * 86_400_000));
  await writeFile(join(folder, "notes.txt"), "kept");
  const { file, removed } = await backup();
  const left = await readdir(folder);
  const name = old.split("/").at(-1);
  expect(removed.sort()).toEqual([name, `${name}.partial`]);
  expect(left).toContain("notes.txt");
  expect(left).toContain(file.split("/").at(-1));
});
