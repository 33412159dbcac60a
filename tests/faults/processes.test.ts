import { expect, test } from "vitest";
import { hashToken } from "#lib/crypto/token.ts";
import { formWith } from "#lib/harness/visitor.ts";
import { translator } from "#lib/i18n/index.ts";
import { patience } from "#tests/support/patience.ts";
import {
  addressOf,
  countShown,
  filledForm,
  inbox,
  linkFor,
  page,
  petition,
  press,
  siteOfThisFile,
} from "#tests/support/running-site.ts";
import { RESTARTED_WITHIN_MS, siteAndDatabaseOfThisFile } from "#tests/support/site-and-database.ts";

const { dataDir, postgres, site, connect, query, stored, countConfirmed } = await siteAndDatabaseOfThisFile();
const t = translator("en");

test("a second instance takes the forms of the first, before and after the first was replaced, and both show one count", async () => {
  const other = await siteOfThisFile(dataDir, { DATABASE_URL: postgres.url });
  const [here, there] = [site.visitor(), other.visitor()];
  const [early, late] = [await filledForm(here, 10), await filledForm(here, 11)];
  expect(await there.send(page, early)).toMatchObject({ location: inbox });
  process.kill(await site.webProcess(), "SIGTERM");
  expect(await there.send(page, late)).toMatchObject({ location: inbox });
  expect(await press(there, await linkFor(addressOf(10)))).toBe(303);
  const confirmed = await countConfirmed();
  expect(await countShown(other)).toBe(confirmed);
  await expect.poll(() => countShown(site).catch(() => null), { timeout: RESTARTED_WITHIN_MS }).toBe(confirmed);
});

test("a form whose answer never arrived because the web process died is taken once, however often it is sent", async () => {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 5);
  const before = await stored();
  // Its statement commits by itself: it waits there, and the process is gone before it could say so.
  await query(
    `CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(2.5); RETURN NULL; END';
     CREATE CONSTRAINT TRIGGER late AFTER INSERT ON signature DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pause()`,
  );
  const lost = visitor.send(page, form).catch(() => "hung up");
  await expect
    .poll(() => query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"), patience)
    .toHaveLength(1);
  process.kill(await site.webProcess(), "SIGKILL");
  expect(await lost).toBe("hung up");
  await query("DROP FUNCTION pause CASCADE");
  expect(await stored()).toEqual({ rows: before.rows + 1, mails: before.mails + 1 });

  const again = () => visitor.send(page, form).catch(() => null);
  await expect.poll(again, { timeout: RESTARTED_WITHIN_MS, interval: 200 }).toMatchObject({ location: inbox });
  expect(await again()).toMatchObject({ location: inbox });
  expect(await stored()).toEqual({ rows: before.rows + 1, mails: before.mails + 1 });
});

test("a web process that is stopped in the middle of a signing answers it first, and a new one takes its place", async () => {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 6);
  const before = await site.webProcess();
  const lock = await connect();
  await lock.query("BEGIN; LOCK TABLE signature IN EXCLUSIVE MODE");
  const sending = visitor.send(page, form);
  await expect.poll(() => query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).not.toEqual([]);
  process.kill(before, "SIGTERM");
  await lock.end();
  expect(await sending).toMatchObject({ location: inbox });
  await expect.poll(() => site.webProcess(), patience).not.toBe(before);
  const health = () => visitor.read("/healthz").catch(() => null);
  await expect.poll(health, { timeout: RESTARTED_WITHIN_MS }).toMatchObject({ status: 200 });
});

test("openings of shared links that a web process has counted are in the database when it has ended", async () => {
  const before = await site.webProcess();
  const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0" };
  for (const method of ["GET", "HEAD", "GET"])
    expect((await fetch(`${site.address}${page}?via=signal`, { method, headers })).status).toBe(200);
  process.kill(before, "SIGTERM");
  await expect.poll(() => site.webProcess(), patience).not.toBe(before);
  expect(await query("SELECT petition, via, count FROM shared_visit")).toEqual([{ petition, via: "signal", count: 2 }]);
  const health = () =>
    site
      .visitor()
      .read("/healthz")
      .catch(() => null);
  await expect.poll(health, { timeout: RESTARTED_WITHIN_MS }).toMatchObject({ status: 200 });
});

test("links opened twenty times by programs that only look stay unconfirmed, and a press on one too late offers a new mail", async () => {
  const visitor = site.visitor();
  await visitor.send(page, await filledForm(visitor, 7));
  const link = await linkFor(addressOf(7));
  for (let look = 0; look < 20; look += 1) {
    expect((await visitor.read(link)).status).toBe(200);
    expect((await fetch(`${site.address}${link}`, { method: "HEAD" })).status).toBe(200);
  }
  const { html } = await visitor.read(link);
  expect(
    await query("SELECT 1 FROM signature WHERE token_hash = $1 AND status = 'pending'", [
      hashToken(link.slice(link.lastIndexOf("/") + 1)),
    ]),
  ).toHaveLength(1);
  await query(
    "UPDATE signature SET created_at = now() - interval '9 days', mailed_at = now() - interval '8 days' WHERE status = 'pending'",
  );
  await visitor.send(link, formWith("token", html));
  expect((await visitor.read(link)).html).toContain(t("signature.invalid.lede"));
});

test("with clocks ten minutes off, to either side, the database's time rules", async () => {
  for (const [number, minutes] of [
    [8, 10],
    [9, -10],
  ] as const) {
    site.moveClock(minutes * 60_000);
    const visitor = site.visitor();
    expect(await visitor.send(page, await filledForm(visitor, number))).toMatchObject({ location: inbox });
    expect(await press(visitor, await linkFor(addressOf(number)))).toBe(303);
    const [latest] = await query(
      `SELECT status, greatest(now() - created_at, now() - mailed_at, now() - confirmed_at) BETWEEN '0' AND '2 minutes' AS now
       FROM signature ORDER BY created_at DESC LIMIT 1`,
    );
    expect(latest).toEqual({ status: "confirmed", now: true });
  }
});
