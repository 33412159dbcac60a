import { expect, test } from "vitest";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { queueNews } from "#lib/mail/queue-news.ts";
import { sign } from "#lib/signatures/sign.ts";
import { stopUpdates, stopUpdatesByMail } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import {
  addressOfOrganisation,
  confirmed,
  mailingOfThisFile,
  news,
  petition,
  workOff,
} from "#tests/support/mailing.ts";
import { anOpenDay, aSigning, countMailJobs } from "#tests/support/signing.ts";

const smtp = await mailingOfThisFile();

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
  addressOfOrganisation(false);
  await queueNews("bill-c-2", news);
  expect(await workOff(1)).toMatchObject([{ result: "failed" }]);
  addressOfOrganisation(true);
  expect(smtp.received).toHaveLength(0);
});

test("a confirmation is no list mail and carries no one-click header", async () => {
  await sign(aSigning(1, { petition, updates: true }), anOpenDay);
  await workOff(1);
  expect(smtp.received).toHaveLength(1);
  expect(header(0, "list-unsubscribe")).toBeUndefined();
  expect(header(0, "list-unsubscribe-post")).toBeUndefined();
});
