import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender, type MailJob, mailQueue, mailSender } from "#lib/mail/queue.ts";
import { queueNews } from "#lib/mail/queue-news.ts";
import { askForData } from "#lib/signatures/ask-for-data.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { askNeverAgain, findAddressBehind } from "#lib/signatures/never-again.ts";
import { sign } from "#lib/signatures/sign.ts";
import { stopUpdates } from "#lib/signatures/subscription/subscription.ts";
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

const news = "bill-c-12-becomes-law";
const petitions = ["bill-c-2", "mass-deportations", "immigration-detention"].map((key) => aPetition({ key }));
const [petition = aPetition()] = petitions;
const email = "supporter-1@example.org";

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().subscription.deleteMany();
  await db().suppression.deleteMany();
  await db().auditEvent.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
  smtp.received.length = 0;
});
afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
});

/** Runs the worker until nothing is left to do now. */
async function workOff(): Promise<WorkerEvent[]> {
  const events: WorkerEvent[] = [];
  const stop = new AbortController();
  const running = runWorker(stop.signal, (event) => events.push(event));
  const left = async () =>
    (
      await db().$queryRaw<{ id: string }[]>`
      SELECT id FROM jobs.job WHERE name = 'mail' AND state IN ('created', 'retry', 'active') AND start_after <= now()`
    ).length;
  await vi.waitFor(async () => expect(await left()).toBe(0), patience);
  stop.abort();
  await running;
  return events.filter(({ event }) => event === "mail");
}

async function signed(about = petition, changes = {}): Promise<string> {
  await sign(aSigning(1, { petition: about, ...changes }), anOpenDay);
  const row = await db().signature.findFirstOrThrow({ where: { emailIndex: hashEmail(about.key, email) } });
  return tokenOf(row.id);
}

const stateOf = async (key: string) =>
  (await db().signature.findMany({ where: { petition: key }, select: { status: true } }))
    .map(({ status }) => status)
    .join();

test("after it no form by anyone leads to a mail, in any spelling, language or petition", async () => {
  await askNeverAgain(await signed(), "own");
  await workOff();
  smtp.received.length = 0;
  for (const spelling of [email, "SUPPORTER-1@Example.org", "supporter-1+again@example.org"])
    for (const about of petitions)
      for (const locale of ["en", "fr"] as const)
        expect(await sign(aSigning(1, { petition: about, email: spelling, locale }), anOpenDay)).toEqual({ ok: true });
  await workOff();
  expect(smtp.received).toEqual([]);
});

test("it goes before every mail that was queued earlier", async () => {
  const token = await signed();
  await sign(aSigning(2), anOpenDay);
  await askNeverAgain(token, "own");
  const [job] = await (await mailSender()).fetch<MailJob>(mailQueue);
  expect(job?.data.kind).toBe("never-again");
});

test("what waits is withdrawn in every petition, what is confirmed stays, and updates end everywhere", async () => {
  const [first, second, third] = petitions;
  const token = await signed(first, { updates: true });
  await confirm(token);
  await confirm(await signed(second, { updates: true }));
  await signed(third);
  await db().$executeRaw`DELETE FROM jobs.job`;
  expect(await askNeverAgain(token, "own")).toEqual({ ok: true });
  await workOff();
  expect([
    await stateOf("bill-c-2"),
    await stateOf("mass-deportations"),
    await stateOf("immigration-detention"),
  ]).toEqual(["confirmed", "confirmed", "withdrawn"]);
  expect(await db().subscription.count({ where: { stoppedAt: null } })).toBe(0);
  expect(await db().suppression.count()).toBe(1);
  expect(await askForData(token)).toMatchObject({ ok: true });
  expect(await queueNews("bill-c-2", news)).toBe(0);
  await workOff();
  expect(smtp.received).toEqual([]);
  const trail = await db().auditEvent.findMany({ where: { note: "never write again" } });
  expect(trail).toMatchObject([{ actor: "worker", act: "erase", petition: null }]);
});

test("the link below an update does it too, also after updates were stopped there", async () => {
  const token = await signed(petition, { updates: true });
  await confirm(token);
  const stopToken = stopTokenOf(token);
  expect(await findAddressBehind(stopToken, "stop")).toBe("known");
  await stopUpdates(token);
  expect(await askNeverAgain(stopToken, "stop")).toEqual({ ok: true });
  await workOff();
  expect(await db().suppression.count()).toBe(1);
  // Neither link opens what is for the other.
  expect(await findAddressBehind(stopToken, "own")).toBeNull();
  expect(await findAddressBehind(token, "stop")).toBeNull();
});

test("withdrawing right after the press takes nothing of it back", async () => {
  const token = await signed();
  await askNeverAgain(token, "own");
  await withdraw(token);
  await workOff();
  expect(await db().suppression.count()).toBe(1);
  expect(await stateOf(petition.key)).toBe("withdrawn");
});

test("pressing twice is pressing once; where the address is gone already, or the link opens nothing, it says so", async () => {
  const token = await signed();
  await askNeverAgain(token, "own");
  await askNeverAgain(token, "own");
  await workOff();
  expect(await db().suppression.count()).toBe(1);
  expect(await findAddressBehind(token, "own")).toBe("erased");
  expect(await askNeverAgain(token, "own")).toEqual({ ok: false, error: "erased" });
  expect(await askNeverAgain("A".repeat(48), "own")).toEqual({ ok: false, error: "unknown" });
  expect(await askNeverAgain("..", "stop")).toEqual({ ok: false, error: "unknown" });
});

test("neither the queue nor the log says whose address it is", async () => {
  const token = await signed(petition, { email: "canary.featherlight@example.org" }).catch(() => tokenOf());
  await askNeverAgain(token, "own");
  const waiting = await db().$queryRaw<{ text: string }[]>`SELECT job::text AS text FROM jobs.job AS job`;
  const events = await workOff();
  const ended = await db().$queryRaw<{ text: string }[]>`SELECT job::text AS text FROM jobs.job AS job`;
  const told = JSON.stringify([waiting, events, ended]);
  for (const secret of ["canary", "featherlight", token]) expect(told).not.toContain(secret);
});
