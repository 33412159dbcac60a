import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { giveUpOldMail } from "#lib/mail/give-up.ts";
import { closeMailSender, enqueueMail } from "#lib/mail/queue.ts";
import { readMailHealth } from "#lib/mail/queue-health.ts";
import { openPost } from "#lib/mail/send.ts";
import { alertTeam } from "#lib/watch/alert-team.ts";
import { paced } from "#lib/worker/pace.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const arrived: number[] = [];
const smtp = await startSmtp(() => {
  arrived.push(performance.now());
  return undefined;
});
giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "hello@refuge.example.org";
process.env.TEAM_MAIL = "lead@refuge.example.org";
process.env.ALERT_DISK_PERCENT = "100";
process.env.MAIL_PER_SECOND = "5";
await databaseOfThisFile();
const post = openPost();
afterAll(async () => {
  post.close();
  await closeMailSender();
  await smtp.stop();
});

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE jobs.job, team_alert`;
  smtp.received.length = 0;
  arrived.length = 0;
});

async function aMail(state: string, age: string, output: string | null = null): Promise<void> {
  await db().$executeRawUnsafe(
    `INSERT INTO jobs.job (name, data, state, start_after, created_on, output)
     VALUES ('mail', '{}', '${state}', now() - interval '${age}', now() - interval '${age}', $1::jsonb)`,
    output,
  );
}

const states = async () =>
  (await db().$queryRaw<{ state: string }[]>`SELECT state::text FROM jobs.job ORDER BY created_on`).map(
    ({ state }) => state,
  );

test("a mail is tried for seven days, and what is older is given up with an alert", async () => {
  await aMail("retry", "7 days 1 minute", '{"message":"421"}');
  await aMail("created", "7 days 1 second");
  await aMail("retry", "6 days 23 hours");
  await aMail("created", "1 hour");
  expect(await giveUpOldMail()).toBe(2);
  expect(await states()).toEqual(["failed", "failed", "retry", "created"]);
  expect(await giveUpOldMail()).toBe(0);
  expect((await readMailHealth()).mailsFailed).toBe(2);
  expect((await alertTeam(post)).map(({ kind }) => kind)).toContain("mailGivenUp");
  expect(smtp.received.map(({ mail }) => mail.text).join()).toContain("2 messages were given up");
});

test("a mail that only waited for the quota of its address is cancelled, and no alert tells of it", async () => {
  await aMail("retry", "8 days", '{"message":"quota"}');
  expect(await giveUpOldMail()).toBe(0);
  expect(await states()).toEqual(["cancelled"]);
  expect((await alertTeam(post)).filter(({ kind }) => kind === "mailGivenUp")).toEqual([]);
});

test("the queue itself neither drops a waiting mail nor runs out of tries within the seven days", async () => {
  await db().$transaction((tx) =>
    enqueueMail(tx, {
      petition: "bill-c-2",
      id: "01939c1a-0000-7000-8000-000000000001",
      locale: "en",
      subject: "Hello",
    }),
  );
  const [job] = await db().$queryRaw<{ days: number; tries: number; pause: number }[]>`
    SELECT extract(epoch FROM keep_until - now())::float8 / 86400 AS days, retry_limit AS tries, retry_delay_max AS pause FROM jobs.job`;
  expect(job?.days).toBeGreaterThan(8);
  expect((job?.tries ?? 0) * (job?.pause ?? 0)).toBeGreaterThan(8 * 86_400);
});

test("two workers together keep to the mails a second that are allowed", async () => {
  const workers = [openPost(), openPost()];
  const mail = { fromName: "Right to Refuge", subject: "Hello", text: "Hello", html: "<p>Hello</p>" };
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      paced(workers[index % 2] ?? post).send("someone@example.org", mail, { job: `job-${index}`, signature: "s" }),
    ),
  );
  for (const worker of workers) worker.close();
  expect(arrived).toHaveLength(12);
  // Twelve mails, five a second: the last one leaves 2.2 seconds after the first.
  expect(performance.now() - begun).toBeGreaterThan(2150);
});
