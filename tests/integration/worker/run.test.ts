import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { statementsOf } from "#tests/support/statements.ts";

// The first message of the run is taken and the line cut before the reply; everything after goes well.
let dropNext = false;
const smtp = await startSmtp((_, hangUp) => {
  if (!dropNext) return undefined;
  dropNext = false;
  hangUp();
  return "silence";
});

giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.SITE_URL = "https://refuge.example.org";
process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";
await databaseOfThisFile();
await db().$executeRaw`UPDATE jobs.queue SET retry_delay = 1, retry_delay_max = 1`;

let stop: (() => Promise<void>) | undefined;

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().tallyChange.deleteMany();
  smtp.received.length = 0;
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
});
afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
});

function work(): WorkerEvent[] {
  const events: WorkerEvent[] = [];
  const controller = new AbortController();
  const running = runWorker(controller.signal, (event) => events.push(event));
  stop = async () => {
    controller.abort();
    await running;
  };
  return events;
}

test("a signer gets one mail in the language of the form, with the link to the own page", async () => {
  await sign(
    aSigning(1, { locale: "fr", petition: { ...aSigning(1).petition, subject: "Merci de confirmer" } }),
    anOpenDay,
  );
  const events = work();
  await vi.waitFor(() => expect(smtp.received).toHaveLength(1), patience);
  const { to, mail } = smtp.received[0] ?? {};
  expect(to).toEqual(["supporter-1@example.org"]);
  expect(mail?.from).toEqual({ name: "Droit au refuge", address: "hello@refuge.example.org" });
  expect(mail?.subject).toBe("Merci de confirmer");
  const link = `https://refuge.example.org/fr/signatures/${await tokenOf()}`;
  expect(mail?.text).toContain(link);
  expect(mail?.html).toContain(`<a href="${link}">`);
  expect(mail?.html).toContain('<html lang="fr-CA">');
  expect(mail?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  await vi.waitFor(async () => expect((await db().signature.findFirstOrThrow()).mailedAt).not.toBeNull(), patience);
  await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({ result: "sent" })), patience);
  expect(JSON.stringify(events)).not.toContain("supporter");
});

test("a server that takes the mail and hangs up before its reply gets the same message again, with the same id and link", async () => {
  dropNext = true;
  await sign(aSigning(2), anOpenDay);
  const events = work();
  await vi.waitFor(() => expect(smtp.received).toHaveLength(2), patience);
  await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({ result: "sent" })), patience);
  const [first, second] = smtp.received;
  expect(first?.mail.messageId).toMatch(/^<[0-9a-f-]{36}@refuge\.example\.org>$/);
  expect(second?.mail.messageId).toBe(first?.mail.messageId);
  expect(second?.mail.text).toBe(first?.mail.text);
  expect(events.filter((event) => event.event === "mail").map(({ result }) => result)).toEqual(["failed", "sent"]);
});

test("an address refused for good is not tried again, and its server's words are kept nowhere", async () => {
  await sign(aSigning(3, { email: "gone-canary@example.org" }), anOpenDay);
  const events = work();
  await vi.waitFor(
    () => expect(events).toContainEqual(expect.objectContaining({ result: "refused", reason: "550" })),
    patience,
  );
  await stop?.();
  const jobs = await db().$queryRaw<{ text: string }[]>`SELECT job::text AS text FROM jobs.job AS job`;
  expect(JSON.stringify([events, jobs])).not.toContain("canary");
});

test("two workers send one mail", async () => {
  const controller = new AbortController();
  const second = runWorker(controller.signal);
  work();
  for (let number = 10; number < 30; number += 1) await sign(aSigning(number), anOpenDay);
  await vi.waitFor(() => expect(smtp.received.length).toBeGreaterThanOrEqual(20), patience);
  controller.abort();
  await second;
  await stop?.();
  const ids = smtp.received.map(({ mail }) => mail.messageId);
  expect(new Set(ids).size).toBe(20);
  expect(ids).toHaveLength(20);
});

test("a backlog is sent without pauses between the mails", async () => {
  for (let number = 100; number < 200; number += 1) await sign(aSigning(number), anOpenDay);
  const begun = performance.now();
  work();
  await vi.waitFor(() => expect(smtp.received).toHaveLength(100), patience);
  // Looking for the next mail twice a second, four at once, it would take 12.5 s.
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test("mails that wait are looked up and marked four at a time", async () => {
  for (let number = 200; number < 240; number += 1) await sign(aSigning(number), anOpenDay);
  const statements = await statementsOf(async () => {
    work();
    await vi.waitFor(async () => expect(smtp.received).toHaveLength(40), patience);
    await stop?.();
  });
  expect(await db().signature.count({ where: { mailedAt: null } })).toBe(0);
  // One mail after the other would take 120.
  expect(statements.filter((text) => /\b(?:signature|suppression)\b/.test(text)).length).toBeLessThanOrEqual(40);
});

test("who has confirmed and signs again is told so, by mail only", async () => {
  await sign(aSigning(4), anOpenDay);
  await confirm(await tokenOf());
  await db().$executeRaw`DELETE FROM jobs.job`;
  await db().mailQuota.deleteMany();
  await sign(aSigning(4), anOpenDay);
  work();
  await vi.waitFor(() => expect(smtp.received).toHaveLength(1), patience);
  expect(smtp.received[0]?.mail.text).toContain("already confirmed");
});

test("a signature withdrawn before its mail left gets none", async () => {
  await sign(aSigning(5), anOpenDay);
  await withdraw(await tokenOf());
  const events = work();
  await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({ result: "not-needed" })), patience);
  expect(smtp.received).toHaveLength(0);
});

test("the worker folds confirmations into the tally", async () => {
  await db().tally.deleteMany();
  await sign(aSigning(6), anOpenDay);
  await confirm(await tokenOf());
  work();
  await vi.waitFor(async () => expect(await db().tallyChange.count()).toBe(0), patience);
  expect(await db().tally.findFirstOrThrow()).toMatchObject({ confirmed: 1, pending: 0 });
  expect((await countSignatures()).petitions["right-to-stay"]).toEqual({ confirmed: 1 });
});
