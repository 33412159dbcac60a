import { readdir } from "node:fs/promises";
import { beforeEach, expect, test } from "vitest";
import { makeKeys } from "#lib/crypto/keys.ts";
import { db } from "#lib/db/index.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { aFolder, anAddressee, anOrder, deliverApproved, storeConfirmed } from "#tests/support/delivering.ts";
import { aPetition, giveTestKeys } from "#tests/support/signing.ts";

const keys = giveTestKeys();
await databaseOfThisFile();
const folder = await aFolder();
const addressee = await anAddressee();
const order = (changes = {}) =>
  anOrder({ recipients: [addressee.recipient], secretKeys: [keys.deliverySecret], folder, ...changes });

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().auditEvent.deleteMany();
});

test.each([
  ["no recipient", { recipients: [] }, /--to age1/],
  ["a recipient that is none", { recipients: ["age1nobody"] }, /not an age recipient/],
  ["a key that is none", { secretKeys: ["short"] }, /32 bytes/],
  ["another delivery key", { secretKeys: [makeKeys().deliverySecret] }, /cannot be opened/],
  ["the mail key", { secretKeys: [keys.worker.MAIL_SECRET_KEY] }, /cannot be opened/],
])("with %s nothing is delivered", async (_, changes, reason) => {
  await storeConfirmed(1);
  const before = await readdir(folder);
  await expect(deliverApproved(order(changes))).rejects.toThrow(reason);
  expect(await readdir(folder)).toEqual(before);
  expect(await db().auditEvent.count({ where: { act: "deliver" } })).toBe(0);
});

test("a seal moved to another row stops the delivery and names the row", async () => {
  const [one, other] = [await storeConfirmed(1), await storeConfirmed(2)];
  const { nameSealed } = await db().signature.findFirstOrThrow({ where: { id: one } });
  await db().signature.updateMany({ where: { id: other }, data: { nameSealed } });
  await expect(deliverApproved(order())).rejects.toThrow(other);
});

test("a text that is not the one signed stops the delivery", async () => {
  await storeConfirmed(1);
  await db().petitionVersion.updateMany({ data: { text: "something else" } });
  await expect(deliverApproved(order())).rejects.toThrow(/missing or differs from the signed text/);
  await db().petitionVersion.updateMany({ data: { text: aPetition().canonical } });
});

test("a petition that nobody has confirmed is not delivered", async () => {
  await expect(deliverApproved(order())).rejects.toThrow(/nothing to deliver/);
});
