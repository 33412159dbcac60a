import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { judgeSigning } from "#lib/abuse/judge-signing.ts";
import { backUp } from "#lib/cli/backup/write.ts";
import { listPetitions } from "#lib/content/index.ts";
import { db } from "#lib/db/index.ts";
import { migrate } from "#lib/db/migrate.ts";
import { MIGRATIONS_FOLDER } from "#lib/db/migrations/files.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { readMailHealth } from "#lib/mail/queue-health.ts";
import { listDays, listRegions, recordDailyCount } from "#lib/petitions/history.ts";
import { addBatch, listBatches, removeBatch } from "#lib/petitions/paper/batches.ts";
import { reconcile } from "#lib/petitions/reconcile.ts";
import { holdForReview, release } from "#lib/petitions/review.ts";
import { addSharedVisits, readSharedVisits } from "#lib/petitions/shared-visits.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { erasePerson } from "#lib/retention/erase-person.ts";
import { purge } from "#lib/retention/purge.ts";
import { askForData } from "#lib/signatures/ask-for-data.ts";
import { confirm, confirmTyped } from "#lib/signatures/confirm.ts";
import { correctName } from "#lib/signatures/correct-name.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { askNeverAgain, findAddressBehind } from "#lib/signatures/never-again.ts";
import { rehearseSigning } from "#lib/signatures/rehearse-signing.ts";
import { sign } from "#lib/signatures/sign.ts";
import { stopUpdates } from "#lib/signatures/subscription/subscription.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { runWorker, type WorkerEvent } from "#lib/worker/run.ts";
import { notAllowed } from "#tests/fixtures/not-allowed.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { startRoles } from "#tests/support/database-roles.ts";
import { aFolder, anAddressee, anOrder, deliverApproved } from "#tests/support/delivering.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

// The site's programs under the least rights that prisma/roles.sql gives them, on a real PostgreSQL.
const keys = giveTestKeys();
const smtp = await startSmtp(() => undefined);
Object.assign(process.env, {
  SMTP_URL: smtp.url,
  MAIL_FROM: "hello@refuge.example.org",
  SITE_URL: "https://refuge.example.org",
});
const { url } = await databaseOfThisFile();
const { owner, addressOf, as, linkOf } = await startRoles(url, keys.worker.MAIL_SECRET_KEY);

afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
  await owner.end();
});
beforeEach(async () => {
  await as("web");
  for (const table of ["signature", "subscription", "tally_change", "mail_quota", "jobs.job"])
    await owner.query(`DELETE FROM ${table}`);
  smtp.received.length = 0;
});
afterEach(() => as("web"));

/** The dates of the site's petitions, and of that of these tests. */
async function terms() {
  const [first, ...others] = await listPetitions("en");
  if (!first) throw new Error("The site has no petition");
  return [first, ...others, { ...first, key: aPetition().key }];
}

test("web: a form is judged, signed, met by another, confirmed with news, corrected, copied and withdrawn", async () => {
  const judged = { address: "192.0.2.1", trap: false, petition: "right-to-stay", email: "supporter-1@example.org" };
  expect(await judgeSigning(judged, { kind: "none" })).toMatchObject({ is: "admitted" });
  await sign(aSigning(1, { updates: true }), anOpenDay);
  await sign(aSigning(1, { updates: true }), anOpenDay);
  const link = await linkOf(1);
  expect(await confirm(link, { updates: true })).toMatchObject({ ok: true, first: true, status: "confirmed" });
  const { rows } = await owner.query("SELECT email_sealed, token_sealed FROM subscription");
  expect(rows).toEqual((await owner.query("SELECT email_sealed, token_sealed FROM signature")).rows);
  expect(rows[0].email_sealed).toBeInstanceOf(Buffer);
  expect(await correctName(link, "Another Name")).toEqual({ ok: true });
  expect(await askForData(link)).toEqual({ ok: true, queued: true });
  expect(await stopUpdates(link)).toEqual({ ok: true });
  expect(await findAddressBehind(link, "own")).toBe("known");
  expect(await withdraw(link)).toMatchObject({ ok: true, status: "withdrawn" });
  expect(await findAddressBehind(link, "own")).toBe("erased");
  expect(await correctName(link, "Too Late")).toMatchObject({ ok: false });
});

test("web: of two different forms nothing is kept, and the owner's own words are confirmed", async () => {
  await sign(aSigning(1), anOpenDay);
  const { rows: before } = await owner.query("SELECT email_sealed FROM signature");
  await sign(aSigning(1, { name: "Somebody Else", email: "SUPPORTER-1@example.org" }), anOpenDay);
  const { rows } = await owner.query("SELECT * FROM signature");
  expect(rows[0]).toMatchObject({ several_forms: true, name_sealed: null, postal_sealed: null, form_digest: null });
  expect(before[0].email_sealed).toBeInstanceOf(Buffer);
  const link = await linkOf(1);
  expect(await correctName(link, "Not Yet")).toMatchObject({ ok: false });
  const form = { name: "The Owner", postalCode: "K1A 0B1", country: "CA", updates: false } as const;
  expect(await confirmTyped(link, form, aPetition(), "en")).toMatchObject({ ok: true, status: "confirmed" });
  expect((await owner.query("SELECT name_sealed FROM signature")).rows[0].name_sealed).toBeInstanceOf(Buffer);
});

test("web: it reads counts, history, the queue's age and what /readyz rehearses, and adds openings of shared links", async () => {
  await sign(aSigning(1), anOpenDay);
  await confirm(await linkOf(1));
  expect((await countSignatures()).petitions["right-to-stay"]).toMatchObject({ confirmed: 1 });
  await listDays("right-to-stay");
  await listRegions("right-to-stay");
  await readMailHealth();
  await rehearseSigning();
  for (const count of [4, 6]) await addSharedVisits([{ petition: "right-to-stay", via: "sms", count }]);
  expect(await findByToken(await linkOf(1))).toMatchObject({ status: "confirmed" });
});

test("worker: it mails, ends all mail to an address by the copy in the job, folds, counts and purges", async () => {
  await sign(aSigning(1), anOpenDay);
  const link = await linkOf(1);
  await confirm(link, { updates: true });
  await askForData(link);
  await sign(aSigning(2), anOpenDay);
  const other = await linkOf(2);
  await sign(aSigning(3), anOpenDay);
  expect(await askNeverAgain(other, "own")).toEqual({ ok: true });
  await withdraw(other); // erases the address in the row; the job has its copy
  await as("worker");
  const events: WorkerEvent[] = [];
  const stop = new AbortController();
  const running = runWorker(stop.signal, (event) => events.push(event));
  try {
    const recipients = () => [...new Set(smtp.received.flatMap(({ to }) => to))].sort();
    await vi.waitFor(
      () => expect(recipients()).toEqual(["supporter-1@example.org", "supporter-3@example.org"]),
      patience,
    );
    await vi.waitFor(async () => expect((await owner.query("SELECT FROM suppression")).rowCount).toBe(1), patience);
    await vi.waitFor(async () => expect((await owner.query("SELECT FROM tally_change")).rowCount).toBe(0), patience);
    await owner.query("UPDATE signature SET created_at = now() - interval '40 days' WHERE confirmed_at IS NULL");
    expect((await purge(await terms())).filter((outcome) => "failed" in outcome)).toEqual([]);
    await recordDailyCount();
    await reconcile("right-to-stay");
  } finally {
    stop.abort();
    await running;
  }
  expect(events.filter(({ event }) => ["trouble", "not-purged"].includes(event))).toEqual([]);
  await owner.query("DELETE FROM suppression");
});

test("team and backup: review, delivery, erasure, purge, and an encrypted copy of everything", async () => {
  await sign(aSigning(1), anOpenDay);
  await confirm(await linkOf(1));
  const { rows } = await owner.query("SELECT id FROM signature");
  await as("team");
  await holdForReview("right-to-stay", rows[0].id, "tester");
  await release("right-to-stay", rows[0].id, "tester");
  await addBatch("right-to-stay", { batch: "1", signatures: 20 }, "tester");
  await addBatch("right-to-stay", { batch: "2", signatures: 5 }, "tester");
  await removeBatch("right-to-stay", "1", "tester");
  expect(await listBatches("right-to-stay")).toMatchObject([{ batch: "2", signatures: 5 }]);
  await owner.query("INSERT INTO shared_visit VALUES ('of-the-team', 'sms', CURRENT_DATE, 12)");
  expect(await readSharedVisits("of-the-team")).toContainEqual({ via: "sms", count: 12 });
  const { recipient } = await anAddressee();
  const folder = await aFolder();
  await deliverApproved(anOrder({ recipients: [recipient], secretKeys: [keys.deliverySecret], folder }));
  expect((await purge(await terms())).filter((outcome) => "failed" in outcome)).toEqual([]);
  expect(await erasePerson("supporter-1@example.org", true, "tester")).toBe(1);
  await as("backup");
  await backUp({ url: addressOf("backup"), recipients: [recipient], folder });
});

test.each(notAllowed)("%s may not: %s", async (role, statement) => {
  await as(role);
  await expect(db().$executeRawUnsafe(statement)).rejects.toThrow(/42501|denied/);
});

test("functions that act with the rights of the owner have them by their migration, and no search path of others", async () => {
  const { rows } = await owner.query(`
    SELECT proname AS name, proconfig AS config, has_function_privilege('refuge_backup', oid, 'EXECUTE') AS anybody
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname`);
  const names = ["give_address_to_job", "sign_form", "sign_forms", "take_address_of_signature"];
  expect(rows).toEqual(names.map((name) => ({ name, config: ["search_path=public, pg_temp"], anybody: false })));
});

test("a migration gives the rights again where they were given before, and nowhere else", async () => {
  const folder = join(await aFolder(), "migrations");
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const later = join(folder, "29991231000000_later");
  mkdirSync(later);
  // A view that is made anew has lost its rights.
  const remade = `DO $$ DECLARE old text := pg_get_viewdef('"petition_count"'::regclass); BEGIN
    DROP VIEW "petition_count"; EXECUTE 'CREATE VIEW "petition_count" AS ' || old; END $$;`;
  writeFileSync(join(later, "migration.sql"), remade);
  const mayRead = async (client: pg.Client) =>
    (await client.query(`SELECT has_table_privilege('refuge_web', '"petition_count"', 'SELECT') AS may`)).rows[0].may;

  expect(await mayRead(owner)).toBe(true);
  expect(await migrate(url, folder)).toEqual(["29991231000000_later"]);
  expect(await mayRead(owner)).toBe(true);

  const name = `${new URL(url).pathname.slice(1)}_ungranted`;
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE campaign`);
  const other = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: name }).href });
  try {
    await migrate(Object.assign(new URL(url), { pathname: name }).href, folder);
    await other.connect();
    expect(await mayRead(other)).toBe(false);
  } finally {
    await other.end();
    await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
  }
});

test("rights that cannot be given again are told, after the migrations", async () => {
  await owner.query("DROP ROLE IF EXISTS test_stranger");
  await owner.query("CREATE ROLE test_stranger LOGIN PASSWORD 'of this test'");
  await owner.query("GRANT CREATE ON SCHEMA public TO test_stranger");
  await owner.query("GRANT SELECT, UPDATE ON _prisma_migrations TO test_stranger");
  const stranger = Object.assign(new URL(url), { username: "test_stranger", password: "of%20this%20test" }).href;
  await expect(migrate(stranger)).rejects.toThrow(/prisma\/roles\.sql could not be given again/);
});
