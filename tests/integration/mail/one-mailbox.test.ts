import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { readMailHealth } from "#lib/mail/queue-health.ts";
import { erasePerson } from "#lib/retention/erase-person.ts";
import { askForData } from "#lib/signatures/ask-for-data.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { askNeverAgain } from "#lib/signatures/never-again.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const smtp = await startSmtp();
giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.SITE_URL = "https://refuge.example.org";
await databaseOfThisFile();

const keys = [
  "bill-c-2",
  "mass-deportations",
  "temporary-foreign-worker-program",
  "safe-third-country-agreement",
  "immigration-detention",
];
const petitions = keys.map((key) => aPetition({ key }));
const [petition = aPetition()] = petitions;
const spellings = ["supporter-1@example.org", "SUPPORTER-1@example.org", "supporter-1+petition@example.org"];

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().suppression.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
  smtp.received.length = 0;
});
afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
});

/** Runs the worker until nothing that may leave now is left. */
async function workOff(): Promise<WorkerEvent[]> {
  const events: WorkerEvent[] = [];
  const stop = new AbortController();
  const running = runWorker(stop.signal, (event) => events.push(event));
  const due = async () =>
    await db().$queryRaw<{ id: string }[]>`
      SELECT id FROM jobs.job WHERE name = 'mail' AND (state = 'active' OR (state IN ('created', 'retry') AND start_after <= now()))`;
  await vi.waitFor(async () => expect(await due()).toEqual([]), patience);
  stop.abort();
  await running;
  return events.filter(({ event }) => event === "mail");
}

/** Moves all that is remembered of mails, and of jobs, into the past. */
async function pass(interval: string): Promise<void> {
  await db().$executeRawUnsafe(
    `UPDATE mail_quota SET asked_at = ARRAY(SELECT at - interval '${interval}' FROM unnest(asked_at) AS at)`,
  );
  await db().$executeRawUnsafe(
    `UPDATE jobs.job SET start_after = start_after - interval '${interval}', completed_on = completed_on - interval '${interval}'`,
  );
}

async function tokenFor(key: string): Promise<string | null> {
  const where = { petition: key, emailIndex: hashEmail(key, "supporter-1@example.org") };
  const row = await db().signature.findFirst({ where });
  return row && tokenOf(row.id);
}

test("signing all petitions in ten minutes sends a mail for each", async () => {
  for (const about of petitions) await sign(aSigning(1, { petition: about }), anOpenDay);
  await workOff();
  expect(smtp.received).toHaveLength(5);
});

test("a day of forms, aliases, languages, withdrawals and erasures: at most three mails about a petition, ten in all", async () => {
  for (let hour = 0; hour < 23; hour += 2) {
    for (const [nth, about] of petitions.entries()) {
      const locale = nth % 2 === 0 ? "en" : "fr";
      await sign(aSigning(1, { petition: about, email: spellings[hour % 3] ?? "", locale }), anOpenDay);
    }
    await workOff();
    const [first, second] = [await tokenFor("bill-c-2"), await tokenFor("mass-deportations")];
    if (first) await withdraw(first);
    if (second) await confirm(second);
    if (second) await askForData(second);
    if (hour % 6 === 4) await erasePerson("supporter-1@example.org", false, "a test");
    await pass("2 hours");
  }
  const [quota] = await db().mailQuota.findMany();
  const perPetition = new Map<string, number>();
  for (const about of quota?.about ?? []) {
    const key = Buffer.from(about).toString("hex");
    perPetition.set(key, (perPetition.get(key) ?? 0) + 1);
  }
  expect(Math.max(...perPetition.values())).toBeLessThanOrEqual(3);
  expect(smtp.received.length).toBeGreaterThan(5);
  expect(smtp.received.length).toBeLessThanOrEqual(10);
});

test("withdrawing and signing again within minutes brings one mail, and the next when the quota is free again", async () => {
  for (let round = 0; round < 4; round += 1) {
    await sign(aSigning(1, { petition }), anOpenDay);
    const token = await tokenFor(petition.key);
    if (token && round < 3) await withdraw(token);
  }
  await workOff();
  expect(smtp.received).toHaveLength(0); // the only mail that was due was about a signature withdrawn by then
  await pass("12 minutes");
  await workOff();
  expect(smtp.received).toHaveLength(1);
  const link = `https://refuge.example.org/en/signatures/${await tokenFor(petition.key)}`;
  expect(smtp.received[0]?.mail.text).toContain(link);
});

test("a copy of the data waits in the queue while its address has no quota, and leaves when it has", async () => {
  await sign(aSigning(1, { petition }), anOpenDay);
  const token = (await tokenFor(petition.key)) ?? "";
  await confirm(token);
  for (let round = 0; round < 4; round += 1) {
    expect(await askForData(token)).toEqual({ ok: true, queued: true });
    const events = await workOff();
    expect(events.at(-1)).toMatchObject({ result: round < 2 ? "sent" : "waits" });
    if (round === 2) break;
    await pass("11 minutes");
  }
  expect(smtp.received).toHaveLength(3);
  expect(await askForData(token)).toEqual({ ok: true, queued: false });
  await db().$executeRaw`UPDATE jobs.job SET created_on = created_on - interval '1 hour'`;
  expect(await readMailHealth()).toMatchObject({ mailWaitingSeconds: 0, mailsFailed: 0 });
  await pass("24 hours");
  await workOff();
  expect(smtp.received).toHaveLength(4);
});

test("mails about held signatures leave one a second", async () => {
  for (let number = 1; number <= 30; number += 1) await sign(aSigning(number, { petition, review: true }), anOpenDay);
  const [row] = await db().$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM max(start_after) - min(start_after))::int AS seconds FROM jobs.job WHERE name = 'mail'`;
  expect(row?.seconds).toBeGreaterThanOrEqual(20);
});

test("thirty names of one domain are stored and answered alike, and their mails leave over hours", async () => {
  for (let number = 1; number <= 30; number += 1)
    expect(await sign(aSigning(number, { petition, email: `name-${number}@catch-all.example` }), anOpenDay)).toEqual({
      ok: true,
    });
  expect(await db().signature.count()).toBe(30);
  await workOff();
  expect(smtp.received).toHaveLength(10);
  // The first who confirm make room for others.
  for (const { id } of await db().signature.findMany({ take: 5, orderBy: { id: "asc" } }))
    await confirm(await tokenOf(id));
  await sign(aSigning(31, { petition, email: "name-31@catch-all.example" }), anOpenDay);
  expect(await db().signature.count({ where: { confirmedAt: { not: null }, mailDomain: { not: null } } })).toBe(0);
  await pass("2 hours");
  await workOff();
  expect(smtp.received).toHaveLength(31);
});

test("never again holds against every form, and answers alike", async () => {
  await sign(aSigning(1, { petition }), anOpenDay);
  await askNeverAgain((await tokenFor(petition.key)) ?? "", "own");
  await workOff();
  smtp.received.length = 0;
  for (const email of spellings) {
    for (const about of petitions)
      expect(await sign(aSigning(1, { petition: about, email }), anOpenDay)).toEqual({ ok: true });
    await pass("1 day");
    await workOff();
  }
  expect(smtp.received).toEqual([]);
});
