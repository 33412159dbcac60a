import { beforeAll, expect, test } from "vitest";
import { hashStopToken, makeToken, stopTokenOf } from "#lib/crypto/token.ts";
import { db, dbForCommands } from "#lib/db/index.ts";
import { listHeld } from "#lib/petitions/overview.ts";
import { erasePerson } from "#lib/retention/erase-person.ts";
import { expireUnconfirmed } from "#lib/signatures/expire.ts";
import { findPetitionOf } from "#lib/signatures/find-petition.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();

const MANY = 30_000;

beforeAll(async () => {
  await insert(MANY, "confirmed", "now()");
  await insert(5, "held", "NULL");
  await insert(7, "pending", "NULL");
  await dbForCommands().$executeRaw`
    INSERT INTO petition_version (petition, hash, version, text) VALUES ('busy', sha256('text'), 1, 'text')`;
  await dbForCommands().$executeRaw`
    INSERT INTO subscription (petition, id, locale, email_index, email_sealed, token_sealed, token_hash, consent_version, consent_at)
    SELECT 'busy', gen_random_uuid(), 'en', decode(md5(random()::text), 'hex'), '\\x00', '\\x00', sha256(random()::text::bytea), 1, now()
    FROM generate_series(1, ${MANY})`;
  await dbForCommands().$executeRaw`ANALYZE signature, subscription`;
});

test("held signatures are listed without reading the petition", async () => {
  const before = await rowsRead("signature");
  expect(await listHeld("busy")).toHaveLength(5);
  expect((await rowsRead("signature")) - before).toBeLessThan(100);
  expect(await used("signature_held")).toBe(true);
});

test("what waited too long is found without reading the petition", async () => {
  await db().$executeRaw`UPDATE signature SET created_at = now() - interval '15 days' WHERE status = 'pending'`;
  const before = await rowsRead("signature");
  expect(await expireUnconfirmed("busy")).toBe(7);
  expect((await rowsRead("signature")) - before).toBeLessThan(200);
  expect(await used("signature_waiting")).toBe(true);
});

test("erasing by address reads no table whole", async () => {
  const before = (await rowsRead("signature")) + (await rowsRead("subscription"));
  expect(await erasePerson("supporter-1@example.org", false, "tester")).toBe(0);
  expect((await rowsRead("signature")) + (await rowsRead("subscription")) - before).toBeLessThan(100);
});

test("a link of an earlier index key is looked for among all petitions by their indices", async () => {
  const before = (await rowsRead("signature")) + (await rowsRead("subscription"));
  const stopToken = stopTokenOf(makeToken("busy"));
  expect(await findPetitionOf(stopToken, hashStopToken(stopToken))).toBeNull();
  expect((await rowsRead("signature")) + (await rowsRead("subscription")) - before).toBeLessThan(10);
});

test("no subscription is without its list of news", async () => {
  await expect(db().$executeRaw`UPDATE subscription SET told_news = NULL`).rejects.toThrow(/23502/);
});

async function insert(count: number, status: string, confirmedAt: string): Promise<void> {
  await dbForCommands().$executeRawUnsafe(`
    INSERT INTO signature (petition, id, status, email_index, key_version, token_hash, country, province, locale, text_version, text_hash, confirmed_at)
    SELECT 'busy', gen_random_uuid(), '${status}', decode(md5(random()::text), 'hex'), 1,
      sha256(random()::text::bytea), 'CA', 'ON', 'en', 1, sha256('text'), ${confirmedAt}
    FROM generate_series(1, ${count})`);
}

/** Rows of a table read so far, by whatever way, as PostgreSQL counts them itself. */
async function rowsRead(table: string): Promise<number> {
  await flush();
  const [row] = await db().$queryRaw<{ read: number }[]>`
    SELECT (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_user_tables WHERE relname = ${table}`;
  return row?.read ?? 0;
}

async function used(index: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ scans: number }[]>`
    SELECT idx_scan::int AS scans FROM pg_stat_user_indexes WHERE indexrelname = ${index}`;
  return (row?.scans ?? 0) > 0;
}

/** Each session of the pool tells its numbers when it ends a transaction, at most once a second unless asked. */
async function flush(): Promise<void> {
  await Promise.all(
    Array.from({ length: 10 }, () => db().$executeRaw`SELECT pg_stat_force_next_flush(), pg_sleep(0.02)`),
  );
}
