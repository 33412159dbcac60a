import { afterAll, beforeEach, expect, vi } from "vitest";
import { site } from "#lib/content/index.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import type { SignInput } from "#lib/signatures/sign-input.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "./database.ts";
import { patience } from "./patience.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "./signing.ts";
import { startSmtp } from "./smtp.ts";

const postalAddress = { en: ["200-10 Example Street"], fr: ["10, rue Exemple, bureau 200"] };

/** A news item, and the petition that it is about. */
export const news = "bill-c-12-becomes-law";
export const petition = aPetition({ key: "bill-c-2" });

/** A database, a mail server and a worker for the tests of one file; each test begins with empty tables. */
export async function mailingOfThisFile() {
  const smtp = await startSmtp();
  giveTestKeys();
  process.env.SMTP_URL = smtp.url;
  process.env.SITE_URL = "https://refuge.example.org";
  process.env.MAIL_FROM = "hello@refuge.example.org";
  await databaseOfThisFile();
  addressOfOrganisation(true);

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
  return smtp;
}

/** Gives the site its organisation's mailing address, or none. */
export function addressOfOrganisation(isKnown: boolean): void {
  Object.defineProperty(site, "postalAddress", { value: isKnown ? postalAddress : null, configurable: true });
}

/** Runs the worker until it has reported so many mails. @returns what it reported of them */
export async function workOff(mails: number): Promise<WorkerEvent[]> {
  const events: WorkerEvent[] = [];
  const stop = new AbortController();
  const running = runWorker(stop.signal, (event) => events.push(event));
  const ofMails = () => events.filter(({ event }) => event === "mail");
  await vi.waitFor(() => expect(ofMails()).toHaveLength(mails), patience);
  stop.abort();
  await running;
  return ofMails();
}

/** A confirmed signature, whose mail is no longer in the queue. @returns its token */
export async function confirmed(number: number, changes: Partial<SignInput> = {}): Promise<string> {
  await sign(aSigning(number, { petition, ...changes }), anOpenDay);
  const token = await tokenOf();
  await confirm(token, { updates: changes.updates ?? false });
  await db().$executeRaw`DELETE FROM jobs.job WHERE name = 'mail'`;
  return token;
}
