import { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { noteBounce } from "#lib/mail/bounces.ts";
import { closeMailSender, mailQueue, queueSchema } from "#lib/mail/queue.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

let down = false;
const smtp = await startSmtp((_, hangUp) => {
  if (down) hangUp();
  return down ? "silence" : undefined;
});
giveTestKeys();
process.env.SMTP_URL = smtp.url;
const { url } = await databaseOfThisFile();
await db().$executeRaw`UPDATE jobs.queue SET retry_delay = 1, retry_delay_max = 1`;

let stop: (() => Promise<void>) | undefined;

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().bounce.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
  smtp.received.length = 0;
  down = false;
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
  vi.useRealTimers();
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

const ofMails = (events: WorkerEvent[], result: string) =>
  events.filter((event) => event.event === "mail" && event.result === result);

test("while the mail server is down signing goes on, and once it is back every mail leaves", async () => {
  down = true;
  const events = work();
  for (let number = 1; number <= 10; number += 1) expect(await sign(aSigning(number), anOpenDay)).toEqual({ ok: true });
  await vi.waitFor(() => expect(ofMails(events, "failed").length).toBeGreaterThanOrEqual(10), patience);
  down = false;
  smtp.received.length = 0;
  await vi.waitFor(() => expect(ofMails(events, "sent")).toHaveLength(10), patience);
  const addresses = smtp.received.map(({ to }) => to[0]).sort();
  expect(new Set(addresses).size).toBe(10);
});

test("a job whose worker died comes back to another and is sent", async () => {
  await sign(aSigning(1), anOpenDay);
  const dying = new PgBoss({ connectionString: url, schema: queueSchema, migrate: false, supervise: false });
  dying.on("error", () => undefined);
  await dying.start();
  const [job] = await dying.fetch(mailQueue);
  expect(job).toBeDefined();
  // Three minutes pass: the job may run for two.
  await db().$executeRaw`UPDATE jobs.job SET started_on = now() - interval '3 minutes'`;
  await dying.supervise(mailQueue);
  await dying.stop({ graceful: false });
  const events = work();
  await vi.waitFor(() => expect(ofMails(events, "sent")).toHaveLength(1), patience);
  expect(smtp.received[0]?.mail.messageId).toContain(job?.id);
});

test.each([-20, 20])(
  "a process whose clock is %i days off confirms, finds and lapses by the database's",
  async (days) => {
    await sign(aSigning(1), anOpenDay);
    const token = await tokenOf();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * 86_400_000 });
    expect(await findByToken(token)).toMatchObject({ status: "pending" });
    expect(await confirm(token)).toMatchObject({ ok: true, first: true });
    const { confirmedAt } = await db().signature.findFirstOrThrow();
    vi.useRealTimers();
    expect(Math.abs((confirmedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  },
);

test("a bounce reported twice is one, and takes no signature away", async () => {
  await sign(aSigning(1), anOpenDay);
  const { petition, id } = await db().signature.findFirstOrThrow();
  await noteBounce(petition, id, "5.1.1 <somebody@example.org> is unknown here, says a talkative server");
  await noteBounce(petition, id, "550");
  expect(await db().bounce.findMany()).toMatchObject([{ reason: "5.1.1" }]);
  expect(await db().signature.count()).toBe(1);
});
