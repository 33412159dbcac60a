import { beforeEach, expect, test, vi } from "vitest";
import { paper } from "#lib/cli/petition/paper.ts";
import { db } from "#lib/db/index.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import {
  aFolder,
  anAddressee,
  anOrder,
  deliverApproved,
  openPacked,
  storeConfirmed,
} from "#tests/support/delivering.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

const keys = giveTestKeys();
await databaseOfThisFile();
const folder = await aFolder();

const said: string[] = [];
beforeEach(async () => {
  await db().paperBatch.deleteMany();
  await db().auditEvent.deleteMany();
  said.length = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
});

const audit = () =>
  db().auditEvent.findMany({ orderBy: { id: "asc" }, select: { act: true, petition: true, count: true, note: true } });

test("batches are recorded once each, summed apart from the count, and stand in the audit trail", async () => {
  await paper(["bill-c-2", "--add", "12", "--batch", "2026-11 Montréal"]);
  await paper(["projet-de-loi-c-2", "--add", "108", "--batch", "003"]);
  await expect(paper(["bill-c-2", "--add", "5", "--batch", "003"])).rejects.toThrow("recorded already");
  expect((await countSignatures()).petitions).toEqual({ "bill-c-2": { confirmed: 0, onPaper: 120 } });
  await db().$executeRaw`INSERT INTO tally (petition, confirmed) VALUES ('bill-c-2', 7), ('immigration-detention', 3)`;
  expect((await countSignatures()).petitions).toEqual({
    "bill-c-2": { confirmed: 7, onPaper: 120 },
    "immigration-detention": { confirmed: 3 },
  });
  expect(said.join("")).toMatch(/003 +\d{4}-\d\d-\d\d +108\n[\s\S]*together +120/);
  await paper(["bill-c-2", "--remove", "2026-11 Montréal"]);
  await expect(paper(["bill-c-2", "--remove", "2026-11 Montréal"])).rejects.toThrow("no batch");
  expect((await countSignatures()).petitions["bill-c-2"]).toEqual({ confirmed: 7, onPaper: 108 });
  expect(await audit()).toEqual([
    { act: "paper", petition: "bill-c-2", count: 12, note: "batch 2026-11 Montréal: added" },
    { act: "paper", petition: "bill-c-2", count: 108, note: "batch 003: added" },
    { act: "paper", petition: "bill-c-2", count: 12, note: "batch 2026-11 Montréal: removed" },
  ]);
  await db().tally.deleteMany();
});

test.each([
  [["bill-c-2", "--add", "0", "--batch", "1"]],
  [["bill-c-2", "--add", "-3", "--batch", "1"]],
  [["bill-c-2", "--add", "1e3", "--batch", "1"]],
  [["bill-c-2", "--add", "2.5", "--batch", "1"]],
  [["bill-c-2", "--add", "100001", "--batch", "1"]],
  [["bill-c-2", "--add", "12"]],
  [["bill-c-2", "--batch", "1"]],
  [["bill-c-2", "--add", "12", "--batch", ""]],
  [["bill-c-2", "--add", "12", "--batch", "someone@example.org"]],
  [["bill-c-2", "--add", "12", "--batch", "x".repeat(41)]],
  [["bill-c-2", "--add", "12", "--batch", "1", "--remove", "1"]],
  [["bill-c-2", "--add", "12", "--add", "13", "--batch", "1"]],
  [["no-such-petition", "--add", "12", "--batch", "1"]],
])("%j records nothing", async (args) => {
  await expect(paper(args)).rejects.toThrow();
  expect([await db().paperBatch.count(), await audit()]).toEqual([0, []]);
});

test("a delivery tells of paper apart: in the letter, and in the manifest with each batch", async () => {
  const addressee = await anAddressee();
  const order = anOrder({ recipients: [addressee.recipient], secretKeys: [keys.deliverySecret], folder });
  await storeConfirmed(1);
  const without = await deliverApproved(order);
  const manifestOf = async (pack: string) =>
    JSON.parse((await openPacked(pack, "manifest.json", addressee.identity)).toString());
  expect((await manifestOf(without.folder)).paper).toEqual({ signatures: 0, batches: [] });
  await db().paperBatch.createMany({
    data: [
      { petition: "right-to-stay", batch: "1", signatures: 20, at: new Date("2026-11-20T12:00:00Z") },
      { petition: "right-to-stay", batch: "2", signatures: 100, at: new Date("2026-11-21T12:00:00Z") },
      { petition: "another", batch: "1", signatures: 9 },
    ],
  });
  const done = await deliverApproved(order);
  expect(done.signatures).toBe(1);
  expect(await manifestOf(done.folder)).toMatchObject({
    signatures: 1,
    paper: {
      signatures: 120,
      batches: [
        { batch: "1", signatures: 20 },
        { batch: "2", signatures: 100 },
      ],
    },
  });
  const letters = await Promise.all(
    [without, done].map((pack) => openPacked(pack.folder, "petition.pdf", addressee.identity)),
  );
  const tables = letters.map((pdf) => pdf.toString("latin1").match(/\/S \/Table\n/g)?.length ?? 0);
  expect((tables[1] ?? 0) - (tables[0] ?? 0)).toBe(2);
});
