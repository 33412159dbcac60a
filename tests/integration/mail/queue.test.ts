import { PgBoss } from "pg-boss";
import { expect, test } from "vitest";
import { mailQueue, queueSchema } from "#lib/mail/queue.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";

const { url } = await databaseOfThisFile();

test("the migrations install the queue exactly as this release of pg-boss wants it", async () => {
  const boss = new PgBoss({ connectionString: url, schema: queueSchema, migrate: false, supervise: false });
  boss.on("error", () => undefined); // its connections may end with the database
  await boss.start();
  expect((await boss.detectSchemaDrift()).ok).toBe(true);
  await boss.stop({ graceful: false });
});

test("a mail is tried for a day at least, at most fifteen minutes apart, and comes back soon when its worker dies", async () => {
  const boss = new PgBoss({ connectionString: url, schema: queueSchema, migrate: false, supervise: false });
  boss.on("error", () => undefined); // its connections may end with the database
  await boss.start();
  const queue = await boss.getQueue(mailQueue);
  await boss.stop({ graceful: false });
  const { retryLimit = 0, retryDelay = 0, retryDelayMax = 0, expireInSeconds = 0 } = queue ?? {};
  // The least the back-off waits is half of each step.
  let waited = 0;
  for (let retry = 0; retry < retryLimit; retry += 1)
    waited += Math.min(retryDelayMax, (retryDelay * 2 ** Math.min(16, retry)) / 2);
  expect(waited).toBeGreaterThan(24 * 3600);
  expect(retryDelayMax).toBeLessThanOrEqual(900);
  expect(expireInSeconds).toBeLessThanOrEqual(180);
});
