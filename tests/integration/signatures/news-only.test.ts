import { expect, test } from "vitest";
import { ALL_NEWS, listPetitions, newsListOf } from "#lib/content/index.ts";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { translator } from "#lib/i18n/index.ts";
import { countReach, queueNews } from "#lib/mail/queue-news.ts";
import { erasePerson } from "#lib/retention/erase-person.ts";
import { neverWriteAgain } from "#lib/retention/never-again.ts";
import { purge } from "#lib/retention/purge.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { askForNews } from "#lib/signatures/news/ask-for-news.ts";
import { beginNews } from "#lib/signatures/news/begin-news.ts";
import { newsListAsPetition } from "#lib/signatures/news/news-list.ts";
import { getsUpdates, stopUpdatesByMail } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { confirmed, mailingOfThisFile, news, workOff } from "#tests/support/mailing.ts";
import { countMailJobs, tokenOf } from "#tests/support/signing.ts";

const smtp = await mailingOfThisFile();
const email = "supporter-1@example.org";
let networks = 0;

/** A form for news, each from a network of its own. */
function ask(of: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ form: "news", locale: "fr", email, of, ...fields }))
    form.set(name, value);
  networks += 1;
  return askForNews(form, `11.${networks}.1.1`);
}

/** The token of the one row of a list. */
async function tokenIn(list: string): Promise<string> {
  const { id } = await db().signature.findFirstOrThrow({ where: { petition: list } });
  return tokenOf(id);
}

test("an address that asks gets one mail, and news only after the press behind its link", async () => {
  expect(await ask("")).toEqual({ is: "accepted", locale: "fr" });
  await workOff(1);
  const t = translator("fr");
  expect(smtp.received.map(({ to }) => to)).toEqual([[email]]);
  const { subject, text } = smtp.received[0]?.mail ?? {};
  expect(subject).toBe(t("subscribe.subject"));
  expect(text).toContain("pour recevoir nos messages");
  expect(text).not.toMatch(/C-12|pétition/u);
  expect(await queueNews("bill-c-2", news)).toBe(0);
  expect(await db().subscription.count()).toBe(0);

  const token = await tokenIn(ALL_NEWS);
  expect(await confirm(token, { updates: true })).toMatchObject({ ok: true, first: true });
  expect(await getsUpdates(token)).toBe(true);
  const [proof] = await db().subscription.findMany();
  expect(proof).toMatchObject({ petition: ALL_NEWS, locale: "fr", consentVersion: 1, consentAt: expect.any(Date) });
  expect((await db().petitionVersion.findFirstOrThrow({ where: { petition: ALL_NEWS } })).text).toContain(
    translator("en")("subscribe.consent", { site: "Right to Refuge" }),
  );
  expect(await countReach("bill-c-2", news)).toEqual({ en: 0, fr: 1, waiting: 0 });
  expect(await queueNews("bill-c-2", news)).toBe(1);
  await workOff(1);
  expect(smtp.received[1]?.mail.text).toContain(t("mail.update.whyAsked"));
  expect(smtp.received[1]?.mail.text).toContain("10, rue Exemple, bureau 200");
});

test("who asked again under other words begins the news by the press, which agrees to the words of today", async () => {
  await ask("");
  await db().$executeRaw`UPDATE signature SET text_version = 99,
    form_digest = decode(repeat('00', 16), 'hex'), text_hash = decode(repeat('00', 32), 'hex')`;
  await ask("");
  const token = await tokenIn(ALL_NEWS);
  expect(await db().signature.findFirstOrThrow()).toMatchObject({ severalForms: true });

  expect(await beginNews(token, "en")).toMatchObject({ ok: true, first: true, status: "confirmed", locale: "en" });
  expect(await getsUpdates(token)).toBe(true);
  const { textVersion } = await db().signature.findFirstOrThrow();
  expect(await db().subscription.findFirstOrThrow()).toMatchObject({ consentVersion: textVersion });
  const { version, textHash } = newsListAsPetition("en", ALL_NEWS);
  const row = await db().signature.findFirstOrThrow();
  expect([row.textVersion, Buffer.from(row.textHash).toString("hex")]).toEqual([version, textHash]);
  expect(await beginNews(token, "en")).toMatchObject({ ok: true, first: false });
});

test("the button that begins news begins nothing for a signature", async () => {
  const token = await confirmed(1);
  expect(await beginNews(token, "en")).toEqual({ ok: false, error: "unknown" });
  expect(await beginNews("-", "en")).toEqual({ ok: false, error: "unknown" });
  expect(await db().subscription.count()).toBe(0);
});

test("nothing that was typed is in the row: no name, no postal code, and the address is sealed", async () => {
  await ask("bill-c-2");
  const row = await db().signature.findFirstOrThrow();
  expect(row).toMatchObject({ petition: newsListOf("bill-c-2"), status: "pending", province: null });
  expect(JSON.stringify(row)).not.toContain("supporter");
  expect(row.emailSealed).not.toBeNull();
});

test("news of one campaign goes to nobody who asked for another", async () => {
  await ask("bill-c-2");
  await confirm(await tokenIn(newsListOf("bill-c-2")), { updates: true });
  await ask("mass-deportations", { email: "supporter-2@example.org" });
  await confirm(await tokenIn(newsListOf("mass-deportations")), { updates: true });
  expect(await countReach("bill-c-2", news)).toMatchObject({ fr: 1 });
  expect(await queueNews("bill-c-2", news)).toBe(1);
});

test("whoever signed and asked as well gets an item once", async () => {
  await confirmed(1, { updates: true });
  for (const of of ["", "bill-c-2"]) {
    await ask(of);
    await confirm(await tokenIn(of === "" ? ALL_NEWS : newsListOf(of)), { updates: true });
  }
  await db().$executeRaw`DELETE FROM jobs.job`;
  expect(await queueNews("bill-c-2", news)).toBe(3);
  await workOff(3);
  expect(smtp.received.map(({ to }) => to)).toEqual([[email]]);
  expect(await queueNews("bill-c-2", news)).toBe(0);
});

test("new, waiting, confirmed and stopped addresses are told the same, and the quota of mail is one for all", async () => {
  const answers = [await ask(""), await ask("")];
  const token = await tokenIn(ALL_NEWS);
  await confirm(token, { updates: true });
  answers.push(await ask(""));
  await withdraw(token);
  answers.push(await ask(""));
  for (const answer of answers) expect(answer).toEqual({ is: "accepted", locale: "fr" });
  // Within ten minutes one mail; after withdrawing one more waits for the quota.
  expect(await countMailJobs()).toBe(2);
});

test("the link in each message stops it in one press, and the address is gone at the next purge", async () => {
  await ask("");
  const token = await tokenIn(ALL_NEWS);
  await confirm(token, { updates: true });
  expect(await stopUpdatesByMail(stopTokenOf(token))).toEqual({ ok: true });
  expect(await stopUpdatesByMail(stopTokenOf(token))).toEqual({ ok: true });
  expect(await queueNews("bill-c-2", news)).toBe(0);
  const outcomes = await purge(await listPetitions("en"));
  expect(outcomes).toContainEqual({ rule: "news", petition: ALL_NEWS, removed: 1 });
  expect(outcomes.filter((outcome) => "failed" in outcome)).toEqual([]);
  expect(await db().signature.count()).toBe(0);
});

test("who has stopped it may ask again at once, and the press behind the new link begins it", async () => {
  await ask("");
  const token = await tokenIn(ALL_NEWS);
  await confirm(token, { updates: true });
  await db().subscription.updateMany({ data: { mailedAt: new Date() } });
  await stopUpdatesByMail(stopTokenOf(token));
  expect(await db().signature.findMany()).toMatchObject([{ status: "withdrawn", emailSealed: null, emailIndex: null }]);

  await ask("");
  const { id } = await db().signature.findFirstOrThrow({ where: { status: "pending" } });
  const again = await tokenOf(id);
  expect(again).not.toBe(token);
  expect(await beginNews(again, "fr")).toMatchObject({ ok: true, first: true });
  expect([await getsUpdates(token), await getsUpdates(again)]).toEqual([false, true]);
});

test("the button of one's own page erases the address at once", async () => {
  await ask("");
  const token = await tokenIn(ALL_NEWS);
  await confirm(token, { updates: true });
  await withdraw(token);
  expect(await db().subscription.count()).toBe(0);
  expect(await db().signature.findMany()).toMatchObject([{ status: "withdrawn", emailSealed: null, emailIndex: null }]);
});

test("who gets news is kept by no purge for longer than the news, and by none for less", async () => {
  await ask("");
  await confirm(await tokenIn(ALL_NEWS), { updates: true });
  await purge(await listPetitions("en"));
  expect(await db().signature.count()).toBe(1);
  await db()
    .$executeRaw`UPDATE signature SET confirmed_at = NULL, status = 'pending', mailed_at = now() - interval '8 days',
    created_at = now() - interval '15 days'`;
  await db().subscription.deleteMany();
  await purge(await listPetitions("en"));
  expect(await db().signature.count()).toBe(0);
});

test("never again holds: nothing goes to the address by any list, and no form leads to a mail", async () => {
  await ask("");
  await confirm(await tokenIn(ALL_NEWS), { updates: true });
  await db().$executeRaw`DELETE FROM jobs.job`;
  await neverWriteAgain(email, "test");
  expect(await queueNews("bill-c-2", news)).toBe(0);
  expect(await db().signature.findMany()).toMatchObject([{ status: "withdrawn", emailSealed: null, emailIndex: null }]);
  await ask("bill-c-2");
  expect(await countMailJobs()).toBe(0);
  await db().suppression.deleteMany();
});

test("erasing a person finds who only asked for news", async () => {
  await ask("bill-c-2");
  await confirm(await tokenIn(newsListOf("bill-c-2")), { updates: true });
  expect(await erasePerson(email, false, "test")).toBeGreaterThan(0);
  const where = { emailIndex: hashEmail(newsListOf("bill-c-2"), email) };
  expect(await db().signature.count({ where })).toBe(0);
});

test.each([
  ["no address", { email: "" }, { errors: { email: "email.missing" } }],
  ["no such campaign", { of: "no-such-petition" }, { errors: { form: "form.unavailable" } }],
  ["no such language", { locale: "de" }, { errors: { form: "form.unavailable" } }],
  ["a slip of the keyboard", { email: "ada@gmial.com" }, { hint: { typed: "ada@gmial.com", meant: "ada@gmail.com" } }],
])("a form with %s comes back with what was typed, and leaves nothing", async (_, fields, shown) => {
  expect(await ask("", fields)).toMatchObject({ is: "shown-again", state: shown });
  expect(await db().signature.count()).toBe(0);
});
