import { expect, test, vi } from "vitest";
import { updateSupporters } from "#lib/cli/petition/update.ts";
import { db } from "#lib/db/index.ts";
import { queueNews } from "#lib/mail/queue-news.ts";
import { addressOfOrganisation, confirmed, mailingOfThisFile, news, workOff } from "#tests/support/mailing.ts";
import { countMailJobs } from "#tests/support/signing.ts";

const smtp = await mailingOfThisFile();

/** What `npm run petition -- update …` says. */
async function command(...args: string[]): Promise<string> {
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((part) => said.push(String(part)) > 0);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    await updateSupporters(args);
  } finally {
    vi.restoreAllMocks();
  }
  return said.join("");
}

test("the command says whom an item would reach, sends nothing without --send, and with it mails each one once", async () => {
  await confirmed(1, { updates: true });
  await confirmed(2, { updates: true, locale: "fr" });
  await confirmed(3, { updates: true, locale: "fr" });
  await confirmed(4);
  const looked = await command("bill-c-2", "--news", news);
  expect(looked).toContain("It would reach 3 of those who asked for news: 1 in English, 2 in French.");
  expect(looked).toContain("https://refuge.example.org/fr/actualites/");
  expect(looked).toContain("Nothing was sent.");
  expect(await countMailJobs()).toBe(0);

  // The French slug names the same petition.
  expect(await command("projet-de-loi-c-2", "--news", news, "--send")).toContain("All are in the queue");
  expect(await command("bill-c-2", "--news", news)).toContain("Of these, 3 are in the queue already.");
  await command("bill-c-2", "--news", news, "--send");
  await workOff(3);
  expect(smtp.received.map(({ to }) => to.join()).sort()).toEqual(
    [1, 2, 3].map((number) => `supporter-${number}@example.org`),
  );
  expect(await command("bill-c-2", "--news", news)).toContain("It would reach 0");
  const trail = await db().auditEvent.findMany({ where: { act: "update" }, orderBy: { id: "asc" } });
  expect(trail.map(({ petition, count, note }) => [petition, count, note])).toEqual([
    ["bill-c-2", 3, `news ${news}: begun`],
    ["bill-c-2", 3, `news ${news}: all queued`],
    ["bill-c-2", 0, `news ${news}: begun`],
    ["bill-c-2", 0, `news ${news}: all queued`],
  ]);
});

test("the command names the news there is, minds another issue, and sends nothing without a mailing address", async () => {
  await confirmed(1, { updates: true });
  await expect(command("bill-c-2", "--news", "no-such-item")).rejects.toThrow(
    `There is no news item "no-such-item". The newest:\n  --news `,
  );
  await expect(command("bill-c-2", "--send")).rejects.toThrow("Name a news item");
  expect(await command("mass-deportations", "--news", news)).toContain("this item is about bill-c-2");
  addressOfOrganisation(false);
  await expect(command("bill-c-2", "--news", news, "--send")).rejects.toThrow("postalAddress");
  addressOfOrganisation(true);
  expect(await countMailJobs()).toBe(0);
});

test.each(["failed", "cancelled", "completed"])(
  "news whose job ended as %s without leaving is queued again, and the command says how many",
  async (state) => {
    await confirmed(1, { updates: true });
    await confirmed(2, { updates: true });
    await queueNews("bill-c-2", news);
    await db().$executeRaw`
      UPDATE jobs.job SET state = ${state}::jobs.job_state, completed_on = now()
      WHERE id = (SELECT id FROM jobs.job WHERE name = 'mail' LIMIT 1)`;
    expect(await command("bill-c-2", "--news", news)).toContain("Of these, 1 are in the queue already.");
    const said = await command("bill-c-2", "--news", news, "--send");
    expect(said).toContain("Added to the queue: 1. Already in the queue: 1.");
    const trail = await db().auditEvent.findMany({ where: { act: "update" }, orderBy: { id: "desc" }, take: 2 });
    expect(trail.map(({ count, note }) => [count, note])).toEqual([
      [1, `news ${news}: all queued`],
      [1, `news ${news}: begun`],
    ]);
    await workOff(2);
    expect(smtp.received).toHaveLength(2);
  },
);
