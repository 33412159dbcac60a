import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { makeKeys } from "#lib/crypto/keys.ts";
import { db } from "#lib/db/index.ts";
import { fillSignatures } from "#lib/harness/fill-signatures.ts";
import { encryptSignature } from "#lib/signatures/encrypt-signature.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import {
  aFolder,
  anAddressee,
  anOrder,
  deliverApproved,
  openPacked,
  storeConfirmed,
} from "#tests/support/delivering.ts";
import { aPetition, aSigning, giveTestKeys } from "#tests/support/signing.ts";

const keys = giveTestKeys();
const { url } = await databaseOfThisFile();
const folder = await aFolder();
const addressee = await anAddressee();
const order = (changes = {}) =>
  anOrder({ recipients: [addressee.recipient], secretKeys: [keys.deliverySecret], folder, ...changes });

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().auditEvent.deleteMany();
});

async function linesOf(pack: string): Promise<string[]> {
  const csv = (await openPacked(pack, "signatures.csv", addressee.identity)).toString("utf8");
  return csv.split("\r\n").slice(1, -1);
}

test("the addressee reads every confirmed name with where it comes from, and no e-mail address", async () => {
  await storeConfirmed(1, { name: "Zoë O'Brien-Nguyễn", postalCode: "H2X 1Y4", locale: "fr" });
  await storeConfirmed(2, { name: "ᐃᓄᒃ ᑎᑎᕋᖅ", postalCode: "X0A 0H0" });
  await storeConfirmed(3, { name: "عائشة", postalCode: "", country: "FR" });
  const done = await deliverApproved(order());
  expect(done.signatures).toBe(3);
  const csv = await openPacked(done.folder, "signatures.csv", addressee.identity);
  expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(csv.toString("utf8")).not.toContain("@");
  expect(await linesOf(done.folder)).toEqual([
    `"Zoë O'Brien-Nguyễn","H2X","QC","CA","fr","1","2026-12-01"`,
    `"ᐃᓄᒃ ᑎᑎᕋᖅ","X0A","NU","CA","en","1","2026-12-01"`,
    `"عائشة",,,"FR","en","1","2026-12-01"`,
  ]);
});

test.each([
  ["=1+1", `"'=1+1"`],
  [`=HYPERLINK("https://example.org","x")`, `"'=HYPERLINK(""https://example.org"",""x"")"`],
  ["+1", `"'+1"`],
  ["-1", `"'-1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["＝1", `"'＝1"`],
  [`A";=1+1`, `"A"";=1+1"`],
  ["A,=1+1", `"A,=1+1"`],
  ["<script>alert(1)</script>", `"<script>alert(1)</script>"`],
])("the name %j begins no formula and no second cell", async (name, cell) => {
  await storeConfirmed(1, { name });
  const done = await deliverApproved(order());
  const csv = (await openPacked(done.folder, "signatures.csv", addressee.identity)).toString("utf8");
  expect(csv.slice(csv.indexOf("\r\n") + 2)).toBe(`${cell},"K1A","ON","CA","en","1","2026-12-01"\r\n`);
});

test("only confirmed signatures of this petition are delivered", async () => {
  await storeConfirmed(1);
  await storeConfirmed(2, { petition: aPetition({ key: "another" }) });
  for (const [number, status] of [
    [3, "pending"],
    [4, "held"],
  ] as const) {
    await db().signature.create({
      data: { ...(await encryptSignature(aSigning(number))), status, confirmedAt: new Date() },
    });
  }
  const done = await deliverApproved(order());
  expect((await linesOf(done.folder)).map((line) => line.split(",")[0])).toEqual([`"Supporter 1"`]);
});

test("the manifest's checksums, counts and hashes are those of the files, rows and texts", async () => {
  for (let number = 1; number <= 5; number += 1) await storeConfirmed(number);
  const done = await deliverApproved(order());
  const manifest = JSON.parse((await openPacked(done.folder, "manifest.json", addressee.identity)).toString());
  expect(manifest).toMatchObject({
    petition: "right-to-stay",
    signatures: 5,
    texts: [{ version: 1, sha256: aPetition().textHash, signatures: 5 }],
    approvals: [{ role: "campaign lead" }, { role: "privacy officer" }],
  });
  for (const { name, bytes, sha256 } of manifest.files) {
    const file = await openPacked(done.folder, name, addressee.identity);
    expect({ bytes: file.length, sha256: sha256Of(file) }).toEqual({ bytes, sha256 });
  }
  const sums = await readFile(join(done.folder, "SHA256SUMS"), "utf8");
  for (const name of ["signatures.csv.age", "petition.pdf.age", "manifest.json.age"]) {
    expect(sums).toContain(`${sha256Of(await readFile(join(done.folder, name)))}  ${name}\n`);
  }
});

test("nothing on the disk can be read by anybody else", async () => {
  const canary = { name: "Canary Quetzalcoatlus", postalCode: "Y1A 5Z9" };
  await storeConfirmed(1, canary);
  const done = await deliverApproved(order());
  expect((await stat(done.folder)).mode & 0o777).toBe(0o700);
  const files = await readdir(done.folder);
  expect(files.sort()).toEqual([
    "README-LISEZMOI.txt",
    "SHA256SUMS",
    "manifest.json.age",
    "petition.pdf.age",
    "signatures.csv.age",
  ]);
  const spellings = (["utf8", "hex", "base64", "utf16le"] as const).map((as) =>
    as === "base64" ? Buffer.from(canary.name).toString("base64").slice(0, -4) : spelled(canary.name, as),
  );
  for (const file of files) {
    expect((await stat(join(done.folder, file))).mode & 0o777).toBe(0o600);
    const bytes = await readFile(join(done.folder, file));
    for (const spelling of spellings) expect(bytes.includes(spelling)).toBe(false);
  }
  const stranger = await anAddressee();
  await expect(openPacked(done.folder, "signatures.csv", stranger.identity)).rejects.toThrow();
});

test("each of several recipients opens the pack alone", async () => {
  await storeConfirmed(1);
  const second = await anAddressee();
  const done = await deliverApproved(order({ recipients: [addressee.recipient, second.recipient] }));
  for (const { identity } of [addressee, second]) {
    expect((await openPacked(done.folder, "signatures.csv", identity)).toString()).toContain("Supporter 1");
  }
});

test("after a rotation both keys together open what either sealed", async () => {
  await storeConfirmed(1);
  const done = await deliverApproved(order({ secretKeys: [makeKeys().deliverySecret, keys.deliverySecret] }));
  expect(done.signatures).toBe(1);
});

test("a second pack on one day does not replace the first", async () => {
  await storeConfirmed(1);
  const first = await deliverApproved(order());
  expect((await deliverApproved(order())).folder).not.toBe(first.folder);
});

test("a delivery leaves an audit event with who, what and how many", async () => {
  await storeConfirmed(1);
  await storeConfirmed(2);
  const done = await deliverApproved(order());
  expect(await db().auditEvent.findMany({ where: { act: "deliver" } })).toMatchObject([
    {
      actor: "tester",
      act: "deliver",
      petition: "right-to-stay",
      count: 2,
      note: expect.stringContaining("privacy officer"),
    },
  ]);
  expect(done.manifestSha256).toMatch(/^[0-9a-f]{64}$/);
});

test("thousands of rows come in the order of signing, each once, and the PDF then has no name", async () => {
  await db().petitionVersion.deleteMany();
  await fillSignatures(url, aPetition(), keys.web.DELIVERY_PUBLIC_KEY, 2500);
  const done = await deliverApproved(order());
  expect((await linesOf(done.folder)).map((line) => Number(/ (\d+)"/.exec(line)?.[1]))).toEqual(
    Array.from({ length: 2500 }, (_, at) => at),
  );
  expect((await openPacked(done.folder, "petition.pdf", addressee.identity)).length).toBeLessThan(120_000);
});

test("progress is reported and ends at the whole", async () => {
  for (let number = 1; number <= 3; number += 1) await storeConfirmed(number);
  const told: { done: number; total: number }[] = [];
  await deliverApproved(order({ onProgress: (progress: { done: number; total: number }) => told.push(progress) }));
  expect(told.at(-1)).toEqual({ done: 3, total: 3 });
});

function spelled(text: string, as: "utf8" | "hex" | "utf16le"): Buffer {
  return as === "hex" ? Buffer.from(Buffer.from(text).toString("hex")) : Buffer.from(text, as);
}

function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
