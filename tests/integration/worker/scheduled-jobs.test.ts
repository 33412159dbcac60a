import { afterAll, afterEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender, mailSender } from "#lib/mail/queue.ts";
import { sign } from "#lib/signatures/sign.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
process.env.DATA_DIR = "/nonexistent"; // no mail may leave in these tests
await databaseOfThisFile();

let stop: (() => Promise<void>) | undefined;

afterEach(async () => {
  await stop?.();
  stop = undefined;
});
afterAll(closeMailSender);

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

test("a worker puts erasure on the clock of every hour, counting on that of every night and the digest on that of every week, in Ottawa's time", async () => {
  const events = work();
  await vi.waitFor(() => expect(events).toContainEqual({ event: "started" }), patience);
  const schedules = await db().$queryRaw<{ name: string; cron: string; timezone: string }[]>`
    SELECT name, cron, timezone FROM jobs.schedule ORDER BY name`;
  expect(schedules).toEqual([
    { name: "hourly", cron: "7 * * * *", timezone: "America/Toronto" },
    { name: "nightly", cron: "20 3 * * *", timezone: "America/Toronto" },
    { name: "weekly", cron: "0 7 * * 1", timezone: "America/Toronto" },
  ]);
});

test("the hourly job erases what is past its time, and the nightly one mends the tally and tells of a text that changed under one version", async () => {
  await sign(aSigning(1, { petition: aPetition({ key: "bill-c-2" }) }), anOpenDay);
  await db().$executeRaw`DELETE FROM jobs.job WHERE name = 'mail'`;
  await db().$executeRaw`UPDATE signature SET created_at = now() - interval '15 days'`;
  await db().tally.create({ data: { petition: "bill-c-2", confirmed: 5 } });
  await db().petitionVersion.create({
    data: { petition: "bill-c-2", hash: Buffer.alloc(32), version: 1, text: "other" },
  });
  const sender = await mailSender();
  await sender.send("hourly", {});
  await sender.send("nightly", {});
  const events = work();
  await vi.waitFor(
    () => expect(events).toContainEqual({ event: "purged", rule: "unconfirmed", petition: "bill-c-2", removed: 1 }),
    patience,
  );
  await vi.waitFor(
    () =>
      expect(events).toContainEqual({
        event: "reconciled",
        petition: "bill-c-2",
        difference: { pending: 0, confirmed: -5, withdrawn: 0, held: 0 },
      }),
    patience,
  );
  await vi.waitFor(
    () => expect(events).toContainEqual({ event: "mixed-version", petition: "bill-c-2", version: 1, wordings: 2 }),
    patience,
  );
  await vi.waitFor(async () => expect(await db().petitionDay.count()).toBe(1), patience);
});

test("erasure that was sent twice waits once", async () => {
  const sender = await mailSender();
  await sender.send("hourly", {});
  expect(await sender.send("hourly", {})).toBeNull();
});
