import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openConnection } from "#lib/db/connection/index.ts";
import { startThrowawayPostgres } from "#lib/db/embedded/throwaway.ts";
import { closeDb, db } from "#lib/db/index.ts";
import { migrate } from "#lib/db/migrate.ts";
import { closeMailSender, mailSender } from "#lib/mail/queue.ts";
import { patience } from "#tests/support/patience.ts";

const first = await startThrowawayPostgres();
const second = await startThrowawayPostgres();
// Both servers know the same password, as a primary and its standby do.
await administer(second.url, `ALTER ROLE campaign PASSWORD '${new URL(first.url).password}'`);
const { username, password, host, pathname } = new URL(first.url);
const at = (hosts: string) => `postgresql://${username}:${password}@${hosts}${pathname}`;
const secondHost = new URL(second.url).host;
const url = at(`${host},${secondHost}`);
const secondAlone = at(secondHost);
await Promise.all([migrate(first.url), migrate(secondAlone)]);
process.env.DATABASE_URL = url;

beforeEach(async () => {
  await closeDb();
  await closeMailSender();
});
afterAll(async () => {
  await closeDb();
  await closeMailSender();
  await second.stop(); // the first was stopped by the last test
});

test("the server that takes writes is used, whichever place it has", async () => {
  await setReadOnly(first.url, true);
  expect(await portUsed()).toBe(new URL(second.url).port);
  await mailSender();
  await closeDb();
  await setReadOnly(first.url, false);
  await setReadOnly(secondAlone, true);
  expect(await portUsed()).toBe(new URL(first.url).port);
});

test("a host that does not exist, and one where nothing listens, are passed over", async () => {
  await setReadOnly(secondAlone, false);
  for (const dead of ["127.0.0.1:1", "no-such-host.invalid"]) {
    const client = await openConnection(at(`${dead},${secondHost}`), { statementMs: 3000 });
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await client.end();
  }
});

test("migrations go to the server that takes writes", async () => {
  expect(await migrate(at(`127.0.0.1:1,${secondHost}`))).toEqual([]);
});

test("when no server takes writes, the refusal names each with its reason and not the password", async () => {
  await setReadOnly(secondAlone, true);
  const refusal: unknown = await openConnection(at(`127.0.0.1:1,${secondHost}`)).catch((error: unknown) => error);
  expect(String(refusal)).toContain(`127.0.0.1:1, ${secondHost} can be used (ECONNREFUSED, takes no writes)`);
  expect(String(refusal)).not.toContain(password);
});

test("a primary that becomes a standby under open connections is left at the next write", async () => {
  await setReadOnly(first.url, false);
  await setReadOnly(secondAlone, true);
  await write();
  await administer(first.url, "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
  await setReadOnly(secondAlone, false);
  await expect.poll(() => write().catch(() => "refused"), patience).toBe(new URL(second.url).port);
  await administer(first.url, "ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()");
});

test("after the first dies the site goes on with the second, by itself", async () => {
  await setReadOnly(first.url, false);
  await setReadOnly(secondAlone, true);
  expect(await write()).toBe(new URL(first.url).port);
  await first.stop();
  await expect(write()).rejects.toThrow();
  await setReadOnly(secondAlone, false);
  await expect.poll(() => write().catch(() => "refused"), patience).toBe(new URL(second.url).port);
});

async function portUsed(): Promise<string | undefined> {
  const [row] = await db().$queryRaw<{ port: string }[]>`SELECT inet_server_port()::text AS port`;
  return row?.port;
}

/** @returns the port of the server that took it */
async function write(): Promise<string | undefined> {
  await db().$executeRaw`DELETE FROM suppression`;
  return portUsed();
}

/** As libpq sees it, a server whose transactions are read-only by default is no different from a standby. */
function setReadOnly(server: string, readOnly: boolean): Promise<void> {
  return administer(
    server,
    `ALTER DATABASE campaign ${readOnly ? "SET" : "RESET"} default_transaction_read_only${readOnly ? " = on" : ""}`,
  );
}

async function administer(server: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query("SET default_transaction_read_only = off");
  for (const statement of statements) await client.query(statement);
  await client.end();
}
