import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { approve, listApprovals } from "#lib/petitions/deliver/approvals.ts";
import { deliver } from "#lib/petitions/deliver/deliver.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { moveDatabaseClock } from "#tests/support/database-clock.ts";
import { aFolder, anAddressee, anApprover, anOrder, lead, officer, storeConfirmed } from "#tests/support/delivering.ts";
import { aPetition, giveTestKeys } from "#tests/support/signing.ts";

const keys = giveTestKeys();
const { url } = await databaseOfThisFile();
const folder = await aFolder();
const addressee = await anAddressee();
const other = await anAddressee();
const recipients = [addressee.recipient];
const approvers = [lead.approver, officer.approver];
const what = { petition: "right-to-stay", recipients };

const deliverIt = (changes = {}) =>
  deliver(anOrder({ recipients, secretKeys: [keys.deliverySecret], folder, ...changes }));
const approveAs = ({ secretKey }: { secretKey: string }, changes = {}) =>
  approve({ ...what, upTo: 2, ...changes }, secretKey, approvers, "tester");

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE audit_event, signature`;
  await storeConfirmed(1);
  await storeConfirmed(2);
});
afterEach(() => moveDatabaseClock(url, "0 seconds"));

test.each([
  ["the lead first", [lead, officer]],
  ["the officer first", [officer, lead]],
])("two people approve in any order (%s), and each is in the audit trail", async (_, people) => {
  for (const person of people) {
    await expect(deliverIt()).rejects.toThrow(/Two different people must approve/);
    await approveAs(person);
  }
  expect((await deliverIt()).signatures).toBe(2);
  const events = await db().auditEvent.findMany({ orderBy: { id: "asc" } });
  expect(events.map(({ act, count }) => [act, count])).toEqual([
    ["approve", 2],
    ["approve", 2],
    ["deliver", 2],
  ]);
  for (const [index, { approver }] of people.entries()) {
    expect(events[index]?.note).toContain(`by ${approver.role}`);
    expect(events[2]?.note).toContain(approver.role);
  }
});

test("one person who approves twice is one", async () => {
  await approveAs(lead);
  await approveAs(lead);
  await expect(deliverIt()).rejects.toThrow(/So far:\n {2}campaign lead: up to 2 signatures/);
});

test("an approval holds for its petition and exactly its recipients, in any sequence", async () => {
  for (const person of [lead, officer]) await approveAs(person);
  await expect(deliverIt({ recipients: [other.recipient] })).rejects.toThrow(/Nobody has approved it/);
  await expect(deliverIt({ recipients: [...recipients, other.recipient] })).rejects.toThrow(/Nobody has approved it/);
  const both = [addressee.recipient, other.recipient];
  for (const person of [lead, officer]) await approveAs(person, { recipients: both });
  expect((await deliverIt({ recipients: both.toReversed() })).signatures).toBe(2);
  for (const person of [lead, officer]) await approveAs(person, { petition: "another" });
  await storeConfirmed(3, { petition: aPetition({ key: "third" }) });
  expect(await listApprovals({ petition: "third", recipients }, approvers)).toEqual([]);
});

test("more signatures than were approved need another approval", async () => {
  await approveAs(lead);
  await approveAs(officer, { upTo: 10 });
  await storeConfirmed(3);
  await expect(deliverIt()).rejects.toThrow(/delivery of 3 signatures/);
  await approveAs(lead, { upTo: 3 });
  expect((await deliverIt()).signatures).toBe(3);
});

test("an approval is used once, and for fourteen days", async () => {
  for (const person of [lead, officer]) await approveAs(person);
  await deliverIt();
  await expect(deliverIt()).rejects.toThrow(/Nobody has approved it/);
  for (const person of [lead, officer]) await approveAs(person);
  await moveDatabaseClock(url, "14 days 1 minute");
  await expect(deliverIt()).rejects.toThrow(/Nobody has approved it/);
  await moveDatabaseClock(url, "13 days 23 hours");
  expect((await deliverIt()).signatures).toBe(2);
});

test("a delivery that fails uses up no approval", async () => {
  for (const person of [lead, officer]) await approveAs(person);
  await expect(deliverIt({ secretKeys: [keys.worker.MAIL_SECRET_KEY] })).rejects.toThrow(/cannot be opened/);
  expect((await deliverIt()).signatures).toBe(2);
});

test("whoever can write the audit trail but has no second key cannot make an approval", async () => {
  await approveAs(lead);
  const { note } = await db().auditEvent.findFirstOrThrow();
  const forged = [
    note?.replace("by campaign lead", "by privacy officer"),
    note?.replace("up to 2", "up to 9"),
    note?.replace(/order [0-9a-f]{64}/, `order ${"0".repeat(64)}`),
    note?.replace(/signature [\w-]{86}/, `signature ${"A".repeat(86)}`),
    note?.replace(/at \S+;/, "at 2026-12-24T00:00:00.000Z;"),
  ];
  for (const line of forged) {
    expect(line).not.toBe(note);
    await db().auditEvent.create({ data: { actor: "x", act: "approve", petition: what.petition, note: line ?? "" } });
  }
  expect((await listApprovals(what, approvers)).map(({ role, upTo }) => [role, upTo])).toEqual([["campaign lead", 2]]);
  await expect(deliverIt()).rejects.toThrow(/Two different people/);
});

test("a stranger's key, and one that left the list, approve nothing", async () => {
  await expect(approveAs(anApprover("stranger"))).rejects.toThrow(/belongs to no approver/);
  await expect(approveAs({ secretKey: "nonsense" })).rejects.toThrow(/holds no approver's key/);
  expect(await db().auditEvent.count()).toBe(0);
  for (const person of [lead, officer]) await approveAs(person);
  await expect(deliverIt({ approvers: [lead.approver] })).rejects.toThrow(/campaign lead: up to 2/);
});

test("as commands: two people make keys, approve and have it delivered; the key files are for their owner only", async () => {
  const own = mkdtempSync(join(tmpdir(), "approvers-"));
  afterAll(() => rmSync(own, { recursive: true, force: true }));
  const run = promisify(execFile);
  const cli = join(import.meta.dirname, "../../../lib/cli");
  const command = (env: object, ...args: string[]) =>
    run(process.execPath, [join(cli, args[0] ?? ""), ...args.slice(1)], {
      env: { PATH: process.env.PATH, NODE_ENV: "test", DATABASE_URL: url, DATA_DIR: own, ...env },
    });
  await db().signature.deleteMany();
  await storeConfirmed(1, { petition: aPetition({ key: "bill-c-2" }) });
  await db().tally.create({ data: { petition: "bill-c-2", confirmed: 1 } });
  const files = ["lead.pem", "officer.pem"].map((name) => join(own, name));
  const publics: string[] = [];
  for (const file of files) {
    const { stdout } = await command({}, "privacy.ts", "approver", file);
    publics.push(/key: "([^"]+)"/.exec(stdout)?.[1] ?? "");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(stdout).not.toContain(readFileSync(file, "utf8").split("\n")[1]);
  }
  await expect(command({}, "privacy.ts", "approver", files[0] ?? "")).rejects.toThrow(/already exists/);
  const env = { DELIVERY_APPROVERS: `campaign lead:${publics[0]}, privacy officer:${publics[1]}` };
  const secret = join(own, "delivery.secret");
  writeFileSync(secret, keys.deliverySecret);
  const to = ["bill-c-2", "--to", addressee.recipient];
  await expect(command(env, "petition.ts", "deliver", ...to, "--key", secret)).rejects.toThrow(/Two different people/);
  const first = await command(env, "petition.ts", "approve", ...to, "--key", files[1] ?? "");
  expect(first.stdout).toMatch(/Approved as privacy officer: up to 1 signatures[\s\S]*1 of 2 approvals/);
  const second = await command(env, "petition.ts", "approve", ...to, "--key", files[0] ?? "", "--up-to", "5");
  expect(second.stdout).toMatch(/Approved as campaign lead: up to 5[\s\S]*2 of 2 approvals/);
  const done = await command(env, "petition.ts", "deliver", ...to, "--key", secret);
  expect(done.stdout).toContain("1 signatures in ");
});
