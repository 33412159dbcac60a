import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listFigures, listPetitions } from "#lib/content/index.ts";
import { db } from "#lib/db/index.ts";
import { composeDigest } from "#lib/watch/compose-digest.ts";
import { noteMailResult, saveMailResults } from "#lib/watch/mail-days.ts";
import { gainsByWeek, readWeek } from "#lib/watch/read-week.ts";
import { runWorker } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { moveDatabaseClock } from "#tests/support/database-clock.ts";
import { patience } from "#tests/support/patience.ts";
import { giveTestKeys } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const smtp = await startSmtp();
giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";
process.env.TEAM_MAIL = "lead@refuge.example.org,privacy@refuge.example.org";
process.env.ALERT_DISK_PERCENT = "100";
const { url } = await databaseOfThisFile();
afterAll(() => smtp.stop());

beforeAll(async () => {
  await db().tally.create({ data: { petition: "bill-c-2", confirmed: 1234, pending: 56, held: 7 } });
  await db().petitionRegion.createMany({
    data: Object.entries({ ON: 700, QC: 500, BC: 20, NU: 9, YT: 5 }).map(([region, confirmed]) => ({
      petition: "bill-c-2",
      region,
      confirmed,
      asOf: new Date(),
    })),
  });
  for (const [back, confirmed] of [
    [30, 100],
    [15, 400],
    [9, 900],
    [8, 1000],
    [1, 1230],
  ])
    await db().$executeRaw`INSERT INTO petition_day (petition, day, confirmed)
      VALUES ('bill-c-2', (now() AT TIME ZONE 'America/Toronto')::date - ${back}::int, ${confirmed})`;
  for (const result of ["sent", "sent", "sent", "refused", "failed"]) noteMailResult(result);
  await saveMailResults();
  await db().$executeRaw`INSERT INTO bounce (petition, id, reason) VALUES ('bill-c-2', gen_random_uuid(), '550')`;
});

test("the digest tells each petition's counts, growth and regions from ten on, in both languages", async () => {
  const { text, html, subject } = await composeDigest(await readWeek());
  expect(subject).toBe("The petitions this week · Les pétitions cette semaine");
  const english = text.slice(0, text.indexOf("====="));
  const french = text.slice(text.indexOf("====="));
  const { title } = (await listPetitions("en")).find(({ key }) => key === "bill-c-2") ?? { title: "" };
  expect(english).toContain(title);
  expect(english).toContain("Confirmed signatures: 1,234");
  expect(english).toContain("New this week: +230");
  expect(english).toContain("Waiting to be confirmed: 56");
  expect(english).toContain("Held for review: 7");
  expect(english).toContain("Ontario: 700");
  expect(english).toContain("Elsewhere, including places with fewer than 10: 14");
  expect(english).not.toMatch(/Nunavut|Yukon/);
  expect(french).toMatch(/Signatures confirmées.: 1.234/u);
  expect(french).toContain("Québec");
  for (const figure of ["1,234", "+230", "700"]) expect(html).toContain(figure);
  expect(html).toContain('<div lang="fr-CA"');
  expect(html).not.toMatch(/<img|<svg|src=|href=|url\(/);
});

test("the bars of the chart are as long as the weeks they stand for", async () => {
  const { html, text } = await composeDigest(await readWeek());
  const widths = [...html.matchAll(/width="(\d+)%"><tr><td height="14"/g)].map(([, width]) => Number(width));
  expect(widths).toContain(100);
  // 230 of the 600 of the week before.
  expect(widths).toContain(38);
  expect(text).toMatch(/█{24} \+600/);
});

test("weeks without a row have the count of the day before, and a loss is told as one", () => {
  const days = [
    { date: "2026-11-01", confirmed: 50 },
    { date: "2026-11-20", confirmed: 40 },
  ];
  expect(gainsByWeek(days, "2026-11-23").slice(-4)).toEqual([
    { to: "2026-11-01", gained: 50 },
    { to: "2026-11-08", gained: 0 },
    { to: "2026-11-15", gained: 0 },
    { to: "2026-11-22", gained: -10 },
  ]);
});

test("mails of the week, bounces and facts past their review are told", async () => {
  const figures = await listFigures();
  await moveDatabaseClock(url, "1 day");
  const week = await readWeek();
  expect(week.mail).toMatchObject({ sent: 3, refused: 1, failed: 1, bounced: 1 });
  await moveDatabaseClock(url, "10 years");
  const late = await readWeek();
  expect(late.facts.length).toBeGreaterThanOrEqual(figures.length);
  expect(late.mail).toMatchObject({ sent: 0, bounced: 0 });
  const { text } = await composeDigest(late);
  expect(text).toContain(late.facts[0]?.id);
  expect(text).toMatch(/and \d+ more/);
  await moveDatabaseClock(url, "0 seconds");
});

test("the worker mails it to each of the team on the day that the queue gives it, once however many workers run", async () => {
  const stop = new AbortController();
  const workers = [runWorker(stop.signal), runWorker(stop.signal)];
  await vi.waitFor(async () => {
    const [row] = await db().$queryRaw<{ cron: string }[]>`SELECT cron FROM jobs.schedule WHERE name = 'weekly'`;
    expect(row?.cron).toBe("0 7 * * 1");
  }, patience);
  await db().$executeRaw`INSERT INTO jobs.job (name) VALUES ('weekly')`;
  const digests = () => smtp.received.filter(({ mail }) => mail.subject?.startsWith("The petitions this week"));
  await vi.waitFor(async () => {
    const [row] = await db().$queryRaw<{ state: string }[]>`SELECT state FROM jobs.job WHERE name = 'weekly'`;
    expect(row?.state).toBe("completed");
  }, patience);
  expect(
    digests()
      .map(({ to }) => to[0])
      .sort(),
  ).toEqual(["lead@refuge.example.org", "privacy@refuge.example.org"]);
  expect(digests()[0]?.mail.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  stop.abort();
  await Promise.all(workers);
});
