import { afterAll, expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { openPost } from "#lib/mail/send.ts";
import { alertTeam } from "#lib/watch/alert-team.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { moveDatabaseClock } from "#tests/support/database-clock.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "hello@refuge.example.org";
process.env.TEAM_MAIL = "lead@refuge.example.org";
// The disk of the machine that runs this is fuller than nothing.
process.env.ALERT_DISK_PERCENT = "0";
const { url } = await databaseOfThisFile();
const post = openPost();
afterAll(async () => {
  post.close();
  await smtp.stop();
});

test("a disk over its limit is told once with its machine and share, and again after twelve hours", async () => {
  const isDisk = async () => (await alertTeam(post)).filter(({ kind }) => kind === "diskFull");
  const [told] = await isDisk();
  expect(told?.value).toBeGreaterThan(0);
  expect(told?.value).toBeLessThanOrEqual(100);
  expect(smtp.received[0]?.mail.text).toContain(`The disk of the machine ${told?.about} is ${told?.value}% full`);
  expect(await isDisk()).toEqual([]);
  await moveDatabaseClock(url, "12 hours 1 minute");
  expect(await isDisk()).toHaveLength(1);
  expect(await db().teamAlert.count()).toBeGreaterThan(0);
});
