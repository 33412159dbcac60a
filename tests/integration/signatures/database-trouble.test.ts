import { afterAll, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { sign } from "#lib/signatures/sign.ts";
import { runWorker } from "#lib/worker/run.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aSigning, countMailJobs, giveTestKeys } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const smtp = await startSmtp();
giveTestKeys();
process.env.SMTP_URL = smtp.url;
const { url } = await databaseOfThisFile();
const name = url.slice(url.lastIndexOf("/") + 1);
afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
});

/** A job whose worker lost the database while it held it: two minutes, then found in the round of a minute or two, then half a minute's pause. */
const EVENTUALLY_MS = 300_000;

async function dropConnections(): Promise<void> {
  await asAdministrator(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
}

/** As a supporter does: the same form again until it is taken. */
async function insist(number: number): Promise<void> {
  await vi.waitFor(() => sign(aSigning(number), anOpenDay), patience);
}

test(
  "after a database that dropped everyone, signing and the worker go on by themselves, with nothing lost or doubled",
  async () => {
    const stop = new AbortController();
    const started = Promise.withResolvers<void>();
    const running = runWorker(stop.signal, ({ event }) => event === "started" && started.resolve());
    await Promise.race([started.promise, running]);
    try {
      for (let number = 1; number <= 20; number += 1) {
        if (number % 5 === 0) await dropConnections();
        await insist(number);
      }
      expect(await db().signature.count()).toBe(20);
      expect(await countMailJobs()).toBe(20);
      // A worker cut off between sending and saying so sends once more, under the same Message-ID.
      const ids = () => new Set(smtp.received.map(({ mail }) => mail.messageId));
      await vi.waitFor(() => expect(ids().size).toBe(20), { timeout: EVENTUALLY_MS, interval: 50 });
    } finally {
      stop.abort();
      await running;
    }
  },
  EVENTUALLY_MS + 30_000,
);

test("while the database is away a signing fails, and the same form is taken once it is back", async () => {
  await asAdministrator(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await dropConnections();
  await expect(sign(aSigning(100), anOpenDay)).rejects.toThrow();
  await asAdministrator(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
  await insist(100);
  expect(await db().signature.count()).toBe(21);
});

test("a worker that loses the database while it starts ends whole, so that it can be started anew", async () => {
  const before = await queueConnections();
  await db().$executeRaw`ALTER TABLE jobs.schedule RENAME TO gone`;
  await expect(runWorker(new AbortController().signal)).rejects.toThrow();
  await db().$executeRaw`ALTER TABLE jobs.gone RENAME TO schedule`;
  await vi.waitFor(async () => expect(await queueConnections()).toEqual(before), patience);
});

async function queueConnections(): Promise<unknown> {
  return db().$queryRaw`SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE 'pgboss%' ORDER BY pid`;
}
