import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { expect, test } from "vitest";
import { restore } from "#lib/cli/backup/restore.ts";
import { backUp } from "#lib/cli/backup/write.ts";
import { withDatabase } from "#lib/cli/with-database.ts";
import { closeDb, db, dbForCommands, workAs } from "#lib/db/index.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { aFolder } from "#tests/support/delivering.ts";

const { url } = await databaseOfThisFile("web");

const LONGER_THAN_THE_WEB_MAY = 4;

test("a command's statement may take longer than the web's three seconds, alone and within a transaction", async () => {
  await Promise.all([
    dbForCommands().$executeRaw`SELECT pg_sleep(${LONGER_THAN_THE_WEB_MAY})`,
    dbForCommands().$transaction((tx) => tx.$executeRaw`SELECT pg_sleep(${LONGER_THAN_THE_WEB_MAY})`),
    expect(db().$executeRaw`SELECT pg_sleep(${LONGER_THAN_THE_WEB_MAY})`).rejects.toThrow(/57014/),
  ]);
});

test("a restore is not under the web's limit", async () => {
  const identity = await generateX25519Identity();
  const recipients = [await identityToRecipient(identity)];
  const { file } = await backUp({ url, recipients, folder: await aFolder() });
  const replay = (tx: Prisma.TransactionClient) =>
    tx.$executeRaw`SELECT pg_sleep(${LONGER_THAN_THE_WEB_MAY})`.then(() => 0);
  expect(await restore({ file, identity, replay })).toEqual({ rows: 0, erased: 0 });
});

test("whatever a command calls has no limit, and what the web calls keeps its own", async () => {
  const limit = () => db().$queryRaw`SELECT current_setting('statement_timeout') AS limit`;
  expect(await limit()).toEqual([{ limit: "3s" }]);
  await withDatabase(async () => {
    expect(await limit()).toEqual([{ limit: "0" }]);
  });
  workAs("worker");
  expect(await limit()).toEqual([{ limit: "5min" }]);
  workAs("web");
  expect(await limit()).toEqual([{ limit: "3s" }]);
  await closeDb();
});
