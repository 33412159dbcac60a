import { afterAll, beforeEach, expect, test } from "vitest";
import { listPetitions } from "#lib/content/index.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender, enqueueMail } from "#lib/mail/queue.ts";
import { type Accepted, accept } from "#lib/signatures/accept.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { countMailJobs, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { statementsOf } from "#tests/support/statements.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const [petition] = (await listPetitions("en")).filter(({ status }) => status === "open");
if (!petition) throw new Error("No petition of the content is open");

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().$executeRaw`DELETE FROM rate_bucket`;
  await db().$executeRaw`DELETE FROM jobs.job`;
});

let visitors = 0;
/** Sends a form, each time from a network of its own. */
function send(fields: Record<string, string> = {}): Promise<Accepted> {
  const form = new FormData();
  const sound = { name: "Ada", email: "ada@example.org", postalCode: "K1A 0B1", country: "CA" };
  const all = { petition: petition?.key ?? "", locale: "en", ...sound, ...fields };
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  visitors += 1;
  return accept(form, `10.${visitors >> 8}.${visitors & 255}.7`);
}

test.each<[string, Record<string, string>, () => Promise<unknown>]>([
  ["a new address", {}, async () => undefined],
  ["an address that has signed", { email: "signed@example.org" }, async () => send({ email: "signed@example.org" })],
  [
    "an address with another form",
    { email: "two@example.org" },
    async () => send({ email: "two@example.org", name: "Bo" }),
  ],
  [
    "a confirmed address",
    { email: "confirmed@example.org" },
    async () => {
      await send({ email: "confirmed@example.org" });
      await confirm(await tokenOf());
    },
  ],
  [
    "an address held for review",
    { email: "held@example.org" },
    async () => send({ email: "held@example.org", website: "x" }),
  ],
])("%s is answered after two statements, alike", async (_, fields, before) => {
  await send({ email: "first@example.org" });
  await before();
  const statements = await statementsOf(async () => {
    expect(await send(fields)).toEqual({ is: "accepted", next: `/en/petitions/${petition.slug}/check-your-inbox` });
  });
  expect(statements).toHaveLength(2);
});

test("fields with mistakes, a mistyped address and another language come back with the text, and reach no database", async () => {
  const statements = await statementsOf(async () => {
    expect(await send({ postalCode: "?" })).toMatchObject({
      is: "shown-again",
      state: { errors: { postalCode: "postalCode.format" }, typed: { name: "Ada" } },
    });
    expect(await send({ email: "ada@gmial.com" })).toMatchObject({ state: { hint: { meant: "ada@gmail.com" } } });
    expect(await send({ intent: "switch-language", email: "x" })).toMatchObject({ state: { typed: { email: "x" } } });
    expect(await send({ petition: "none" })).toMatchObject({ state: { errors: { form: "form.closed" } } });
  });
  expect(statements).toEqual([]);
});

test("the same form from one network often enough is asked to wait, and nothing of it is stored", async () => {
  const form = new FormData();
  const fields = { petition: petition.key, locale: "en", name: "Ada", postalCode: "K1A 0B1", country: "CA" };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  let last: Accepted | undefined;
  for (let number = 0; number < 31; number += 1) {
    form.set("email", "ada@example.org");
    last = await accept(form, "192.0.2.1");
  }
  expect(last).toMatchObject({ state: { errors: { form: "form.limited" }, typed: { email: "ada@example.org" } } });
  expect(await db().signature.count()).toBe(1);
});

test("while the database refuses, the form comes back with its text", async () => {
  await db().$executeRaw`ALTER FUNCTION sign_form RENAME TO away`;
  try {
    expect(await send()).toMatchObject({ state: { errors: { form: "form.unavailable" }, typed: { name: "Ada" } } });
    expect(await countMailJobs()).toBe(0);
  } finally {
    await db().$executeRaw`ALTER FUNCTION away RENAME TO sign_form`;
  }
  expect(await send()).toMatchObject({ is: "accepted" });
});

test("a form's mail is queued as the queue's own library does it", async () => {
  await send();
  const [job] = await jobs();
  await db().$executeRaw`DELETE FROM jobs.job`;
  const { id, petition: about } = await db().signature.findFirstOrThrow();
  await db().$transaction((tx) => enqueueMail(tx, { petition: about, id, locale: "en", subject: petition.subject }));
  expect(job).toEqual((await jobs())[0]);
});

/** Every column of the jobs, times as seconds since they were created. */
async function jobs(): Promise<Record<string, unknown>[]> {
  const rows = await db().$queryRaw<{ job: Record<string, unknown> }[]>`
    SELECT to_jsonb(job) || jsonb_build_object('id', NULL, 'created_on', NULL,
      'start_after', extract(epoch FROM start_after - created_on)::int,
      'keep_until', extract(epoch FROM keep_until - created_on)::int) AS job
    FROM jobs.job WHERE name = 'mail'`;
  return rows.map(({ job }) => job);
}
