import dns from "node:dns";
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { setVariables } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { closeMailSender, mailSender } from "#lib/mail/queue.ts";
import { readUnreadBounces } from "#lib/mail/queue-health.ts";
import { returnPathFor } from "#lib/mail/return-path.ts";
import { recordWith } from "#lib/metrics.ts";
import { sign } from "#lib/signatures/sign.ts";
import { type BouncesEvent, readBounces } from "#lib/worker/read-bounces.ts";
import { runWorker } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { type ImapServer, startImap } from "#tests/support/imap.ts";
import { aNotification } from "#tests/support/notification.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aSigning, giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
process.env.DATA_DIR = "/nonexistent"; // no mail may leave in these tests
process.env.BOUNCE_ADDRESS = "bounces@refuge.example.org";
await databaseOfThisFile();

let imap: ImapServer;
let told: BouncesEvent[];
const look = () => readBounces((event) => told.push(event));
const logged = vi.spyOn(log, "info");

beforeEach(async () => {
  imap = await startImap();
  told = [];
  setVariables({ BOUNCE_IMAP_URL: imap.url, BOUNCE_IMAP_MOVE_TO: "" });
  await db().bounce.deleteMany();
  await db().signature.deleteMany();
  await sign(aSigning(1), anOpenDay);
});
afterEach(async () => {
  await imap.stop();
  recordWith(undefined);
});
afterAll(closeMailSender);

async function aBounce(status = "5.1.1"): Promise<string> {
  const { petition, id } = await db().signature.findFirstOrThrow();
  return aNotification(returnPathFor({ petition, id }) ?? "", { status });
}

test("bounces are noted with their status alone and marked as read; letters are left where they are", async () => {
  const counted: string[] = [];
  recordWith({ count: (what, labels) => counted.push(`${what} ${Object.values(labels)}`), time: () => undefined });
  imap.deliver("From: a person\r\n\r\nHello, Zoë\r\n");
  imap.deliver(await aBounce());
  imap.deliver(aNotification(`bounces+${"a".repeat(39)}@refuge.example.org`));
  await look();
  const { id, petition } = await db().signature.findFirstOrThrow();
  expect(await db().bounce.findMany()).toMatchObject([{ petition, id, reason: "5.1.1" }]);
  expect(imap.folders.get("INBOX")).toMatchObject([{ seen: true }, { seen: true }, { seen: true }]);
  expect(counted).toEqual(["bounce not-a-bounce", "bounce noted", "bounce unknown"]);
  expect(JSON.stringify(logged.mock.calls)).not.toMatch(/supporter|bounces\+|Zo/);
  expect(told).toEqual([]);

  const before = imap.commands.length;
  await look();
  expect(imap.commands.slice(before)).not.toContain("UID FETCH"); // what was read is not read again
});

test("bounces are moved where a folder is named, and letters are not", async () => {
  setVariables({ BOUNCE_IMAP_MOVE_TO: "Done" });
  imap.deliver(await aBounce());
  imap.deliver("Subject: a letter\r\n\r\nHello\r\n");
  await look();
  expect(imap.folders.get("INBOX")).toMatchObject([{ uid: 2, seen: true }]);
  expect(imap.folders.get("Done")).toMatchObject([{ uid: 1, seen: true }]);
});

test("a bounce that could not be noted stays unread", async () => {
  imap.deliver(await aBounce());
  await db().$executeRaw`ALTER TABLE bounce RENAME TO bounce_away`;
  await expect(look()).rejects.toThrow(/^42P01$/);
  await db().$executeRaw`ALTER TABLE bounce_away RENAME TO bounce`;
  expect(imap.folders.get("INBOX")).toMatchObject([{ seen: false }]);
  await look();
  expect(await db().bounce.count()).toBe(1);
  expect(told).toEqual([{ event: "bounces-unread", reason: "42P01" }, { event: "bounces-read-again" }]);
});

test("a mailbox that cannot be read is told once by its code, without login and server's words, and again when it can", async () => {
  const { url } = imap;
  setVariables({ BOUNCE_IMAP_URL: url.replace("pass%20word", "wrong") });
  for (const _ of [1, 2, 3]) await expect(look()).rejects.toThrow(/^AUTHENTICATIONFAILED$/);
  setVariables({ BOUNCE_IMAP_URL: `${url}/nowhere` });
  await expect(look()).rejects.toThrow(/^NONEXISTENT$/);
  setVariables({ BOUNCE_IMAP_URL: url, BOUNCE_IMAP_MOVE_TO: "nowhere" });
  imap.deliver(await aBounce());
  await expect(look()).rejects.toThrow(/^MOVE-REFUSED$/);
  await imap.stop();
  await expect(look()).rejects.toThrow(/^ECONNREFUSED$/);
  imap = await startImap();
  setVariables({ BOUNCE_IMAP_URL: imap.url });
  await look();
  const reasons = ["AUTHENTICATIONFAILED", "NONEXISTENT", "MOVE-REFUSED", "ECONNREFUSED"];
  expect(told).toEqual([
    ...reasons.map((reason) => ({ event: "bounces-unread", reason })),
    { event: "bounces-read-again" },
  ]);
});

test("on the way to another machine the login is not sent without encryption", async () => {
  const resolve = ((_name: string, { all }: dns.LookupAllOptions, done: (...found: unknown[]) => void) =>
    all
      ? done(null, [{ address: "127.0.0.1", family: 4 }])
      : done(null, "127.0.0.1", 4)) as unknown as typeof dns.lookup;
  const lookup = vi.spyOn(dns, "lookup").mockImplementation(resolve);
  onTestFinished(() => lookup.mockRestore());
  setVariables({ BOUNCE_IMAP_URL: imap.url.replace("127.0.0.1", "mail.refuge.example.org") });
  await expect(look()).rejects.toThrow();
  expect(imap.commands).toContain("CAPABILITY");
  expect(imap.commands).not.toContain("LOGIN");
});

test("a worker reads the mailbox when it is due, each five minutes, and none without a mailbox", async () => {
  const schedules = () => db().$queryRaw<{ cron: string }[]>`SELECT cron FROM jobs.schedule WHERE name = 'bounces'`;
  const run = async (until: () => Promise<void>) => {
    const stop = new AbortController();
    const running = runWorker(stop.signal, (event) => "reason" in event && told.push(event as BouncesEvent));
    await vi.waitFor(until, patience).finally(() => stop.abort());
    await running;
  };
  imap.deliver(await aBounce());
  await (await mailSender()).send("bounces", {});
  await run(async () => expect(await db().bounce.count()).toBe(1));
  expect(await schedules()).toEqual([{ cron: "*/5 * * * *" }]);
  expect(await readUnreadBounces()).toBe(0);

  await imap.stop();
  await (await mailSender()).send("bounces", {});
  await run(async () => expect(told).toContainEqual({ event: "bounces-unread", reason: "ECONNREFUSED" }));
  await db()
    .$executeRaw`UPDATE jobs.job SET created_on = now() - interval '7 minutes' WHERE name = 'bounces' AND state = 'failed'`;
  await db()
    .$executeRaw`UPDATE jobs.job SET created_on = now() - interval '9 minutes' WHERE name = 'bounces' AND state = 'completed'`;
  expect(await readUnreadBounces()).toBeGreaterThanOrEqual(420);

  setVariables({ BOUNCE_IMAP_URL: "" });
  await run(async () => expect(await schedules()).toEqual([]));
});
