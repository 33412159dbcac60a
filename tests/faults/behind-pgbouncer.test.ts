import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startPostgres } from "#lib/db/embedded/index.ts";
import { freePort } from "#lib/free-port.ts";
import { hasPgBouncer, startPgBouncer } from "#lib/harness/pgbouncer.ts";
import { patience } from "#tests/support/patience.ts";
import {
  addressOf,
  countShown,
  dataFolderOfThisFile,
  filledForm,
  inbox,
  linkFor,
  page,
  press,
  siteOfThisFile,
} from "#tests/support/running-site.ts";

const dataDir = dataFolderOfThisFile();
const postgres = await startPostgres(join(dataDir, "database"), { timezone: "America/Toronto" });
afterAll(() => postgres.stop());
const pool = hasPgBouncer() ? await startPgBouncer(postgres.url, await freePort(0, "127.0.0.1")) : null;
afterAll(() => pool?.stop());

if (pool) {
  const site = await siteOfThisFile(dataDir, { DATABASE_URL: pool.url, DIRECT_DATABASE_URL: postgres.url });

  test("behind PgBouncer as it comes, a whole site signs, mails, confirms and counts, in the right time", async () => {
    const visitor = site.visitor();
    expect(await visitor.send(page, await filledForm(visitor, 1))).toMatchObject({ location: inbox });
    expect(await press(visitor, await linkFor(addressOf(1)))).toBe(303);
    await expect.poll(() => countShown(site), patience).toBe(1);
    const { asOf } = JSON.parse((await visitor.read("/api/petitions/bill-c-2")).html);
    expect(Math.abs(Date.now() - Date.parse(asOf))).toBeLessThan(60_000);
    expect((await visitor.read("/readyz")).status).toBe(200);
  });
} else
  test("PgBouncer is not installed here: the site is not tried behind it", () => expect(hasPgBouncer()).toBe(false));
