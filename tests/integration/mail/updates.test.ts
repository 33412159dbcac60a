import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { updateSupporters } from "#lib/cli/petition/update.ts";
import { site } from "#lib/content/index.ts";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { translator } from "#lib/i18n/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { queueNews } from "#lib/mail/queue-news.ts";
import { askForData } from "#lib/signatures/ask-for-data.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import type { SignInput } from "#lib/signatures/sign-input.ts";
import { stopUpdates, stopUpdatesByMail } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, countMailJobs, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const smtp = await startSmtp();
giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.SITE_URL = "https://refuge.example.org";
process.env.MAIL_FROM = "hello@refuge.example.org";
await databaseOfThisFile();
const postalAddress = { en: ["200-10 Example Street"], fr: ["10, rue Exemple, bureau 200"] };
writeFrom(postalAddress);

/** Gives the site a mailing address, or none. */
function writeFrom(value: typeof site.postalAddress): void {
  Object.defineProperty(site, "postalAddress", { value, configurable: true });
}

const news = "bill-c-12-becomes-law";
const petition = aPetition({ key: "bill-c-2" });
const soon = { timeout: 20_000, interval: 50 };

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().subscription.deleteMany();
  await db().bounce.deleteMany();
  await db().auditEvent.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
  smtp.received.length = 0;
});
afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
});

/** Runs the worker until it has told of so many mails. */
async function workOff(mails: number): Promise<WorkerEvent[]> {
  const events: WorkerEvent[] = [];
  const stop = new AbortController();
  const running = runWorker(stop.signal, (event) => events.push(event));
  const ofMails = () => events.filter(({ event }) => event === "mail");
  await vi.waitFor(() => expect(ofMails()).toHaveLength(mails), soon);
  stop.abort();
  await running;
  return ofMails();
}

async function confirmed(number: number, changes: Partial<SignInput> = {}): Promise<string> {
  await sign(aSigning(number, { petition, ...changes }), anOpenDay);
  const token = await tokenOf();
  await confirm(token, { updates: changes.updates ?? false });
  await db().$executeRaw`DELETE FROM jobs.job WHERE name = 'mail'`;
  return token;
}

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

function header(index: number, name: string): string | undefined {
  return smtp.received[index]?.mail.headers.find(({ key }) => key === name)?.value;
}

test("an update goes to those who asked, in their language, and one press of any mail program stops it", async () => {
  const token = await confirmed(1, { updates: true, locale: "fr" });
  await confirmed(2);
  expect(await queueNews("bill-c-2", news)).toBe(1);
  await workOff(1);
  expect(smtp.received.map(({ to }) => to)).toEqual([["supporter-1@example.org"]]);
  const press = `https://refuge.example.org/unsubscribe/${stopTokenOf(token)}`;
  expect(header(0, "list-unsubscribe")).toBe(`<${press}>`);
  expect(header(0, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  // RFC 8058 wants both headers signed as they are: no folding inside the address.
  expect(smtp.received[0]?.raw).toContain(`List-Unsubscribe: <${press}>\r\n`);
  const { text, html } = smtp.received[0]?.mail ?? {};
  expect(text).toContain(`https://refuge.example.org/fr/signatures/updates/${stopTokenOf(token)}`);
  expect(text).toContain("10, rue Exemple, bureau 200");
  expect(html).toContain('<html lang="fr-CA">');
  expect([text, html].join()).not.toContain(token);
  expect(await stopUpdatesByMail(stopTokenOf(token))).toEqual({ ok: true });
  expect(await queueNews("bill-c-2", news)).toBe(0);
});

test("the same news queued twice is one mail", async () => {
  await confirmed(1, { updates: true });
  expect(await queueNews("bill-c-2", news)).toBe(1);
  expect(await queueNews("bill-c-2", news)).toBe(0);
  expect(await countMailJobs()).toBe(1);
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

test("a day later, when the queue has forgotten the mail, the same news is still not sent twice", async () => {
  await confirmed(1, { updates: true });
  await queueNews("bill-c-2", news);
  await workOff(1);
  await db().$executeRaw`DELETE FROM jobs.job`;
  expect(await queueNews("bill-c-2", news)).toBe(0);
  expect(await queueNews("bill-c-2", "us-deportations-up-fivefold")).toBe(1);
  await workOff(1);
  expect(smtp.received).toHaveLength(2);
});

test("a copy of a job that was worked off already mails nothing", async () => {
  await confirmed(1, { updates: true });
  await queueNews("bill-c-2", news);
  await workOff(1);
  await db()
    .$executeRaw`UPDATE jobs.job SET state = 'created', started_on = NULL, completed_on = NULL WHERE name = 'mail'`;
  expect(await workOff(1)).toMatchObject([{ result: "not-needed" }]);
  expect(smtp.received).toHaveLength(1);
});

test("news that never left, because the mail server was away for too long, can be sent again", async () => {
  await confirmed(1, { updates: true });
  await queueNews("bill-c-2", news);
  await db().$executeRaw`DELETE FROM jobs.job`;
  expect(await queueNews("bill-c-2", news)).toBe(1);
});

test("stopping updates erases which news one has had", async () => {
  const token = await confirmed(1, { updates: true });
  await queueNews("bill-c-2", news);
  await workOff(1);
  expect(await db().subscription.findMany()).toMatchObject([{ toldNews: [news] }]);
  await stopUpdates(token);
  expect(await db().subscription.findMany()).toMatchObject([{ toldNews: [], emailSealed: null }]);
});

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
  writeFrom(null);
  await expect(command("bill-c-2", "--news", news, "--send")).rejects.toThrow("postalAddress");
  writeFrom(postalAddress);
  expect(await countMailJobs()).toBe(0);
});

test.each([
  ["who stopped updates", stopUpdates],
  ["who withdrew", withdraw],
])("an update already queued does not reach someone %s", async (_, leave) => {
  const token = await confirmed(1, { updates: true });
  await queueNews("bill-c-2", news);
  await leave(token);
  expect(await workOff(1)).toMatchObject([{ result: "not-needed" }]);
  expect(smtp.received).toHaveLength(0);
});

test("an address that a server refused for good gets no further update, and only the reason is kept", async () => {
  await confirmed(1, { updates: true, email: "gone-canary@example.org" });
  await queueNews("bill-c-2", news);
  expect(await workOff(1)).toMatchObject([{ result: "refused" }]);
  expect(await db().bounce.findMany()).toMatchObject([{ petition: "bill-c-2", reason: "550" }]);
  await db().$executeRaw`DELETE FROM jobs.job WHERE name = 'mail'`;
  expect(await queueNews("bill-c-2", news)).toBe(0);
  expect(await db().signature.count({ where: { status: "confirmed" } })).toBe(1);
});

test("without a mailing address of the organisation no update leaves", async () => {
  await confirmed(1, { updates: true });
  writeFrom(null);
  await queueNews("bill-c-2", news);
  expect(await workOff(1)).toMatchObject([{ result: "failed" }]);
  writeFrom(postalAddress);
  expect(smtp.received).toHaveLength(0);
});

test("a confirmation is no list mail and carries no one-click header", async () => {
  await sign(aSigning(1, { petition, updates: true }), anOpenDay);
  await workOff(1);
  expect(smtp.received).toHaveLength(1);
  expect(header(0, "list-unsubscribe")).toBeUndefined();
  expect(header(0, "list-unsubscribe-post")).toBeUndefined();
});

test.each(["en", "fr"] as const)(
  "the copy of one's data in %s says all that the worker can read, and that the rest is sealed",
  async (locale) => {
    const token = await confirmed(1, {
      updates: true,
      locale,
      name: "Canary Featherlight",
      postalCode: "X0C 9Z7",
    });
    await db().$executeRaw`UPDATE signature SET mailed_at = now() - interval '6 days'`;
    const before = await db().signature.findFirstOrThrow();
    expect(await askForData(token)).toEqual({ ok: true, queued: true });
    await workOff(1);
    const [{ to, mail } = { to: [], mail: null }] = smtp.received;
    expect(to).toEqual(["supporter-1@example.org"]);
    const officer = "privacy@example.org";
    for (const held of ["supporter-1@example.org", token, "Nunavut", officer]) expect(mail?.text).toContain(held);
    for (const sealed of ["Canary Featherlight", "X0C"]) expect(mail?.text).not.toContain(sealed);
    const file = JSON.parse(Buffer.from(mail?.attachments[0]?.content as ArrayBuffer).toString());
    expect(file).toMatchObject({
      email: "supporter-1@example.org",
      petition: "bill-c-2",
      status: "confirmed",
      locale,
      country: "CA",
      province: "NU",
      updatesConsentVersion: 1,
      createdAt: before.createdAt.toISOString(),
      sealedToDeliveryKey: ["name", "postalCodePrefix"],
    });
    // A copy must not lengthen the life of a link.
    expect((await db().signature.findFirstOrThrow()).mailedAt).toEqual(before.mailedAt);
  },
);

test.each([
  ["the form's wish", {}, "wished", "severalForms"],
  ["that nothing is kept of several forms", { name: "Somebody Else" }, "severalForms", "wished"],
] as const)("the copy of a signature that waits tells %s", async (_, changes, told, untold) => {
  await sign(aSigning(1, { petition, updates: true }), anOpenDay);
  await sign(aSigning(1, { petition, updates: true, ...changes }), anOpenDay);
  await askForData(await tokenOf());
  await workOff(2);
  const texts = smtp.received.map(({ mail }) => mail?.text ?? "").join();
  expect(texts).toContain(translator("en")(`mail.data.${told}`));
  expect(texts).not.toContain(translator("en")(`mail.data.${untold}`));
});

test("the name that was signed with is in no mail: the worker cannot read it", async () => {
  const token = await confirmed(1, { name: "Canary Featherlight" });
  await askForData(token);
  await workOff(1);
  expect(smtp.received[0]?.raw).not.toContain("Featherlight");
});
