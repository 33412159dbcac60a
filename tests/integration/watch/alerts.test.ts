import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, db } from "#lib/db/index.ts";
import { workerName } from "#lib/mail/queue-health.ts";
import { openPost } from "#lib/mail/send.ts";
import { alertTeam } from "#lib/watch/alert-team.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { moveDatabaseClock } from "#tests/support/database-clock.ts";
import { giveTestKeys } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

let down = false;
const smtp = await startSmtp(() => (down ? Object.assign(new Error("later"), { responseCode: 451 }) : undefined));
giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.SITE_URL = "https://refuge.example.org";
process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";
process.env.TEAM_MAIL = "lead@refuge.example.org, privacy@refuge.example.org";
process.env.ALERT_HELD = "20";
process.env.ALERT_DISK_PERCENT = "100";
const { url } = await databaseOfThisFile();
const post = openPost();
afterAll(async () => {
  post.close();
  await smtp.stop();
});

beforeEach(async () => {
  smtp.received.length = 0;
  down = false;
  await db().$executeRaw`TRUNCATE jobs.job, jobs.instance, team_alert, tally`;
  await aWorker("now()");
});
afterEach(() => moveDatabaseClock(url, "0 seconds"));

/** A worker whose last sign was at this moment. */
async function aWorker(seen: string, started = seen, stopped = "NULL"): Promise<void> {
  await db().$executeRawUnsafe(`
    INSERT INTO jobs.instance (id, name, host, pid, version, node_version, heartbeat_seconds, supervise, schedule, migrate,
      persist_queue_stats, persist_warnings, started_on, heartbeat_on, stopped_on)
    VALUES (gen_random_uuid(), '${workerName}', 'a-machine', 1, '1', '1', 15, true, true, false, false, false,
      ${started}, ${seen}, ${stopped})`);
}

async function aMail(state: string, since: string): Promise<void> {
  await db().$executeRawUnsafe(`INSERT INTO jobs.job (name, data, state, start_after, created_on)
    VALUES ('mail', '{}', '${state}', ${since}, ${since})`);
}

/** A look into the mailbox of bounces. */
async function aLook(state: string, ago: string): Promise<void> {
  await db().$executeRawUnsafe(`INSERT INTO jobs.job (name, state, created_on, completed_on)
    VALUES ('bounces', '${state}', now() - interval '${ago}', now() - interval '${ago}')`);
}

const kinds = async () => (await alertTeam(post)).map(({ kind }) => kind);

const trials: [kind: string, subject: string, RegExp, () => Promise<unknown>][] = [
  ["mailLate", "Mail is late", /more than 2 hours/, () => aMail("retry", "now() - interval '2 hours 5 minutes'")],
  ["mailGivenUp", "Some messages could not be sent", /One message was given up/, () => aMail("failed", "now()")],
  [
    "workerSilent",
    "No mail leaves: a worker is silent",
    /no sign for 7 minutes/,
    () => db().$executeRaw`UPDATE jobs.instance SET heartbeat_on = now() - interval '7 minutes'`,
  ],
  [
    "bouncesUnread",
    "Bounces are not read",
    /could not be read for more than 2 hours/,
    async () => {
      await aLook("completed", "3 hours");
      await aLook("failed", "2 hours 5 minutes");
      await aLook("failed", "-12 hours"); // so that it still fails when the clock has moved
    },
  ],
  [
    "manyHeld",
    "Many signatures are held",
    /21 signatures of “bill-c-2” wait/,
    () => db().tally.create({ data: { petition: "bill-c-2", held: 21 } }),
  ],
];

test.each(trials)(
  "%s is told once to each of the team in both languages, and not again within twelve hours",
  async (kind, subject, words, begin) => {
    expect(await kinds()).toEqual([]);
    await begin();
    expect(await kinds()).toEqual([kind]);
    expect(smtp.received.map(({ to }) => to)).toEqual([["lead@refuge.example.org"], ["privacy@refuge.example.org"]]);
    const { mail } = smtp.received[0] ?? {};
    expect(mail?.subject).toMatch(new RegExp(`^${subject} · .+`));
    expect(mail?.text).toMatch(words);
    expect(mail?.text).toContain("The site: refuge.example.org");
    expect(mail?.html).toContain('lang="fr-CA"');
    expect(mail?.attachments).toEqual([]);

    expect(await kinds()).toEqual([]);
    await moveDatabaseClock(url, "11 hours 59 minutes");
    expect((await kinds()).filter((each) => each === kind)).toEqual([]);
    await moveDatabaseClock(url, "12 hours 1 minute");
    expect((await kinds()).filter((each) => each === kind)).toEqual([kind]);
  },
);

test("an alert ends with its trouble, and others are not held up by its pause", async () => {
  await aMail("failed", "now()");
  expect(await kinds()).toEqual(["mailGivenUp"]);
  await db().$executeRaw`TRUNCATE jobs.job`;
  await moveDatabaseClock(url, "13 hours");
  await aWorker("now()");
  expect(await kinds()).toEqual([]);
  await db().tally.createMany({ data: ["one", "other"].map((petition) => ({ petition, held: 30 })) });
  expect(await kinds()).toEqual(["manyHeld", "manyHeld"]);
});

test("what a process took on to tell, and ended before its mail left, is told by another after ten minutes", async () => {
  await aMail("failed", "now()");
  void alertTeam({ send: () => new Promise<void>(() => undefined), close: () => undefined });
  await expect.poll(() => db().teamAlert.count()).toBe(1);
  expect(await kinds()).toEqual([]);
  await moveDatabaseClock(url, "9 minutes 30 seconds");
  expect(await kinds()).not.toContain("mailGivenUp");
  await moveDatabaseClock(url, "10 minutes 30 seconds");
  expect(await kinds()).toContain("mailGivenUp");
  expect(await kinds()).not.toContain("mailGivenUp");
});

test("what is at its limit, or in order, is not told", async () => {
  await aMail("retry", "now() - interval '59 minutes'");
  await aMail("created", "now() + interval '2 days'");
  await db().tally.createMany({
    data: [
      { petition: "bill-c-2", held: 20 },
      { petition: "news:", held: 500 },
    ],
  });
  await aWorker("now() - interval '3 hours'", "now() - interval '4 hours'", "now() - interval '3 hours'");
  await db().$executeRaw`UPDATE jobs.instance SET started_on = now() - interval '2 hours' WHERE stopped_on IS NULL`;
  expect(await kinds()).toEqual([]);
});

test("one of two workers that ends without a word is noticed by the other, unless another was started since", async () => {
  await db().$executeRaw`UPDATE jobs.instance SET started_on = now() - interval '1 day'`;
  await aWorker("now() - interval '10 minutes'", "now() - interval '2 hours'");
  expect(await kinds()).toEqual(["workerSilent"]);
  await db().$executeRaw`TRUNCATE team_alert`;
  await aWorker("now()", "now() - interval '9 minutes'");
  expect(await kinds()).toEqual([]);
});

test("processes that look at the same moment tell it once, and a mail that was not sent is told at the next look", async () => {
  await aMail("failed", "now()");
  const all = await Promise.all(Array.from({ length: 5 }, kinds));
  expect(all.flat()).toEqual(["mailGivenUp"]);
  await db().$executeRaw`TRUNCATE team_alert`;
  down = true;
  await expect(alertTeam(post)).rejects.toThrow("451");
  down = false;
  expect(await kinds()).toEqual(["mailGivenUp"]);
});

test("no alert holds an address, a name or an id of a supporter", async () => {
  const id = "01939c1a-0000-7000-8000-00000000cafe";
  await db().$executeRaw`INSERT INTO jobs.job (name, data, state, output) VALUES
    ('mail', ${{ petition: "bill-c-2", id, locale: "en" }}::jsonb, 'failed', '{"message":"550 canary@example.org"}')`;
  await kinds();
  const raw = smtp.received.map((one) => one.raw).join("\n");
  expect(raw).toContain("given up");
  for (const part of [id, "canary", "bill-c-2"]) expect(raw).not.toContain(part);
  await closeDb();
});
