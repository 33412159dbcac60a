import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { runWorker } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const smtp = await startSmtp();
giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.SITE_URL = "https://refuge.example.org";
process.env.BOUNCE_ADDRESS = "bounces@refuge.example.org";
await databaseOfThisFile();

const petitions = ["a", "b", "c", "d", "e"].map((key) => aPetition({ key }));
const [petition = aPetition()] = petitions;
const OWNER = "owner@small-host.example";
const alias = (tag: string | number) => `owner+${tag}@small-host.example`;
const stranger = { name: "Stranger", country: "RU", postalCode: "" };

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().bounce.deleteMany();
  await db().mailQuota.deleteMany();
  await db().mailMeter.deleteMany();
  await db().$executeRaw`DELETE FROM jobs.job`;
  smtp.received.length = 0;
});
afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
});

const strangerSigns = (tag: string | number, about = petition, changes = {}) =>
  sign(aSigning(1, { ...stranger, ...changes, email: alias(tag), petition: about }), anOpenDay);
const ownerSigns = (about = petition, email = OWNER) => sign(aSigning(2, { email, petition: about }), anOpenDay);

/** Runs the worker until nothing that may leave now is left. */
async function workOff(): Promise<void> {
  const stop = new AbortController();
  const running = runWorker(stop.signal);
  const due = async () =>
    await db().$queryRaw<{ id: string }[]>`
      SELECT id FROM jobs.job WHERE name = 'mail' AND (state = 'active' OR (state IN ('created', 'retry') AND start_after <= now()))`;
  await vi.waitFor(async () => expect(await due()).toEqual([]), patience);
  stop.abort();
  await running;
}

const passForQuota = (interval: string) =>
  db().$executeRawUnsafe(
    `UPDATE mail_quota SET asked_at = ARRAY(SELECT at - interval '${interval}' FROM unnest(asked_at) AS at)`,
  );

async function pass(interval: string): Promise<void> {
  await passForQuota(interval);
  await db().$executeRawUnsafe(`UPDATE jobs.job SET start_after = start_after - interval '${interval}'`);
}

const tokenIn = (text = "") => /signatures\/(\w+)/.exec(text)?.[1] ?? "";
const mailsTo = (email: string) => smtp.received.filter(({ to }) => to.includes(email));
/** The newest link in a mailbox. */
const linkOf = (email: string) => tokenIn(mailsTo(email).at(-1)?.mail.text);

test.each([1, 2, 3, 6])(
  "after %i forms of a stranger with aliases, the owner's form of that day is mailed",
  async (forms) => {
    for (let form = 1; form <= forms; form += 1) {
      await strangerSigns(form);
      await pass("11 minutes");
    }
    await ownerSigns();
    await workOff();
    expect(await findByToken(linkOf(OWNER))).toMatchObject({ status: "pending" });
    expect(smtp.received.length).toBeLessThanOrEqual(3);
  },
);

test.each(["0 minutes", "5 minutes"])("a stranger's form %s ago does not make the owner wait", async (interval) => {
  await strangerSigns("x");
  await pass(interval);
  await ownerSigns();
  await workOff();
  expect(await findByToken(linkOf(OWNER))).toMatchObject({ status: "pending" });
});

test("aliases about every petition, in every hour of a day, leave the owner a mail about each", async () => {
  for (let hour = 0; hour < 3; hour += 1) {
    for (const about of petitions) await strangerSigns(hour, about);
    await workOff();
    await pass("61 minutes");
  }
  for (const about of petitions) await ownerSigns(about);
  await workOff();
  expect(mailsTo(OWNER)).toHaveLength(5);
  expect(smtp.received.length).toBeLessThanOrEqual(10);
});

test("a stranger who comes back each day leaves the owner two mails in thirty days", async () => {
  for (let day = 0; day < 4; day += 1) {
    for (const tag of ["x", "y", "z"]) await strangerSigns(tag);
    await workOff();
    await pass("1 day");
  }
  await ownerSigns();
  await pass("1 day");
  await ownerSigns();
  await workOff();
  expect(mailsTo(OWNER)).toHaveLength(2);
  expect((await db().mailQuota.findFirstOrThrow()).about.length).toBeLessThanOrEqual(5);
});

test("a stranger's form that comes while the owner's mail waits takes nothing from it", async () => {
  await ownerSigns();
  await pass("11 minutes");
  await strangerSigns("x");
  await workOff();
  const row = await db().signature.findFirstOrThrow();
  expect(row.severalForms).toBe(true);
  expect(mailsTo(OWNER)).toHaveLength(1);
  expect(mailsTo(alias("x"))).toHaveLength(1);
  expect(await findByToken(linkOf(OWNER))).toMatchObject({ status: "pending" });
});

test("the person behind an alias is mailed there, also after the spelling without a tag", async () => {
  await ownerSigns();
  await workOff();
  await pass("11 minutes");
  await strangerSigns("list");
  await workOff();
  expect(linkOf(alias("list"))).toBe(linkOf(OWNER));
});

test("an alias that its server refuses takes no mail from the owner", async () => {
  await sign(aSigning(1, { email: "gone+x@small-host.example", petition }), anOpenDay);
  await workOff();
  await pass("11 minutes");
  await sign(aSigning(1, { email: "gone+y@small-host.example", petition }), anOpenDay);
  await ownerSigns(petition, "GONE@small-host.example");
  expect((await db().mailQuota.findFirstOrThrow()).about).toHaveLength(3);
});

test("where a stranger confirmed with an alias, the owner's form is mailed the link of that signature", async () => {
  await strangerSigns("x");
  await workOff();
  expect(await confirm(linkOf(alias("x")))).toMatchObject({ ok: true, status: "confirmed" });
  await ownerSigns();
  await workOff();
  expect(await findByToken(linkOf(OWNER))).toMatchObject({ status: "confirmed" });
  expect(await withdraw(linkOf(OWNER))).toMatchObject({ ok: true, status: "withdrawn" });
});

test("where the owner confirmed, a stranger's alias is mailed nothing", async () => {
  await ownerSigns();
  await workOff();
  await confirm(linkOf(OWNER));
  await pass("11 minutes");
  await strangerSigns("x");
  await workOff();
  expect(mailsTo(alias("x"))).toEqual([]);
  expect(mailsTo(OWNER)).toHaveLength(2);
});

test("where a stranger withdrew by an alias, the owner's next form is mailed a link that works", async () => {
  await strangerSigns("x");
  await workOff();
  await withdraw(linkOf(alias("x")));
  await ownerSigns();
  await workOff();
  expect(await findByToken(linkOf(OWNER))).toMatchObject({ status: "pending" });
});

test("a mail that waits for the owner's quota is sent, though an alias was mailed meanwhile", async () => {
  await ownerSigns();
  await workOff();
  await withdraw(linkOf(OWNER));
  await ownerSigns();
  await passForQuota("11 minutes");
  await strangerSigns("x");
  await workOff();
  expect(mailsTo(alias("x"))).toHaveLength(1);
  await pass("12 minutes");
  await workOff();
  expect(mailsTo(OWNER)).toHaveLength(2);
  expect(await findByToken(linkOf(OWNER))).toMatchObject({ status: "pending" });
});

test("whoever signs all petitions with a tag in one evening is mailed about each", async () => {
  for (const about of petitions) await strangerSigns("petitions", about);
  await workOff();
  expect(smtp.received).toHaveLength(5);
});

test("Gmail's spellings are one mailbox for certain, and share one quota", async () => {
  for (const email of ["f.irst@gmail.com", "first+x@gmail.com", "fir.st@googlemail.com", "first@gmail.com"]) {
    await sign(aSigning(1, { email, petition }), anOpenDay);
    await pass("11 minutes");
  }
  await workOff();
  expect(smtp.received).toHaveLength(3);
});

test("a stranger's alias is not told the return path of the owner's mail, whose bounces keep news away", async () => {
  await strangerSigns("x");
  await workOff();
  await ownerSigns();
  await workOff();
  const paths = new Map(smtp.received.map(({ to, from }) => [to[0], from]));
  expect(paths.get(alias("x"))).toBe("no-reply@refuge.example.org");
  expect(paths.get(OWNER)).toMatch(/^bounces\+[a-z2-7]{39}@refuge\.example\.org$/);
});
