import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning } from "#tests/support/signing.ts";

/** Everything of the site, as a process restarted with other keys has it. */
async function processWith(keys: Record<string, string>) {
  vi.resetModules();
  Object.assign(process.env, keys);
  const [
    { db, closeDb },
    { closeMailSender },
    { sign },
    { confirm },
    { findByToken },
    { rotateKeys },
    { decrypt },
    { makeKeys },
    { findUpdates },
  ] = await Promise.all([
    import("#lib/db/index.ts"),
    import("#lib/mail/queue.ts"),
    import("#lib/signatures/sign.ts"),
    import("#lib/signatures/confirm.ts"),
    import("#lib/signatures/lookup.ts"),
    import("#lib/retention/rotate-keys.ts"),
    import("#lib/crypto/decrypt.ts"),
    import("#lib/crypto/keys.ts"),
    import("#lib/signatures/subscription/subscription.ts"),
  ]);
  const { countSignatures } = await import("#lib/petitions/tally.ts");
  return {
    db,
    closeDb,
    closeMailSender,
    sign,
    confirm,
    findByToken,
    rotateKeys,
    decrypt,
    makeKeys,
    countSignatures,
    findUpdates,
  };
}

await databaseOfThisFile();
const { makeKeys } = await processWith({});
const before = makeKeys();
const after = makeKeys();
const secretBefore = before.worker.MAIL_SECRET_KEY;
const secretAfter = after.worker.MAIL_SECRET_KEY;

let site: Awaited<ReturnType<typeof processWith>>;

beforeEach(async () => {
  site = await processWith({ ...before.web, ...before.worker });
  for (const table of ["signature", "subscription", "tally", "tally_change", "jobs.job"])
    await site.db().$executeRawUnsafe(`DELETE FROM ${table}`);
});
afterAll(() => site.closeMailSender());

async function latestToken(secret: string): Promise<string> {
  const row = await site.db().signature.findFirstOrThrow({ orderBy: { id: "desc" } });
  const place = { petition: row.petition, id: row.id, field: "token" } as const;
  return site.decrypt(secret, row.tokenSealed ?? new Uint8Array(), place);
}

async function turn(): Promise<void> {
  site = await processWith({ ...after.web, ...after.worker });
}

const confirmedCount = async () => (await site.countSignatures()).petitions["right-to-stay"]?.confirmed;

test("after a change of keys everything is sealed and indexed with the new ones, links still work, and one address signs once", async () => {
  await site.sign(aSigning(1, { updates: true }), anOpenDay);
  const token = await latestToken(secretBefore);
  await site.confirm(token, { updates: true });
  await turn();
  expect(await site.rotateKeys([secretBefore, secretAfter])).toEqual({ renewed: 2, repeated: 0, unreadable: 0 });
  expect(await latestToken(secretAfter)).toBe(token);
  await expect(latestToken(secretBefore)).rejects.toThrow("belongs to another key");
  expect(await site.findByToken(token)).toMatchObject({ status: "confirmed" });
  expect(await site.findUpdates(stopTokenOf(token))).toMatchObject({ stopped: false });
  await site.sign(aSigning(1), anOpenDay);
  expect(await site.db().signature.count()).toBe(1);
  expect(await site.rotateKeys([secretAfter])).toEqual({ renewed: 0, repeated: 0, unreadable: 0 });
});

test("a request for no more mail that waited over a change of keys holds with the new key alone", async () => {
  await site.sign(aSigning(1), anOpenDay);
  const { askNeverAgain } = await import("#lib/signatures/never-again.ts");
  expect(await askNeverAgain(await latestToken(secretBefore), "own")).toEqual({ ok: true });
  await turn();
  expect(await site.rotateKeys([secretBefore, secretAfter])).toEqual({ renewed: 2, repeated: 0, unreadable: 0 });
  const [job] = await site.db().$queryRaw<{ petition: string; id: string; sealed: string }[]>`
    SELECT data->>'petition' AS petition, data->>'id' AS id, data->>'emailSealed' AS sealed FROM jobs.job
    WHERE data->>'kind' = 'never-again'`;
  const context = { petition: job?.petition ?? "", id: job?.id ?? "", field: "email" } as const;
  const address = await site.decrypt(secretAfter, Buffer.from(job?.sealed ?? "", "base64"), context);
  expect(address).toBe(aSigning(1).email);
  expect(await site.rotateKeys([secretAfter])).toEqual({ renewed: 0, repeated: 0, unreadable: 0 });
});

test("links mailed before a change of the index key open before any row is renewed, and by other links than today's", async () => {
  await site.sign(aSigning(1), anOpenDay);
  const mailedBefore = await latestToken(secretBefore);
  await turn();
  expect(await site.findByToken(mailedBefore)).toMatchObject({ status: "pending" });
  await site.sign(aSigning(2), anOpenDay);
  const mailedAfter = await latestToken(secretAfter);
  for (const token of [mailedBefore, mailedAfter, mailedBefore])
    expect(await site.confirm(token)).toMatchObject({ ok: true, status: "confirmed" });
});

test("interrupted, it goes on where it stopped", async () => {
  for (let number = 1; number <= 4; number += 1) await site.sign(aSigning(number), anOpenDay);
  await turn();
  const power = new Error("power cut");
  const cut = site.rotateKeys([secretBefore, secretAfter], ({ done }) => {
    if (done === 2) throw power;
  });
  await expect(cut).rejects.toBe(power);
  await expect(latestToken(secretBefore)).resolves.toMatch(/^[0-9a-z]{58}$/);
  expect(await site.rotateKeys([secretBefore, secretAfter])).toEqual({ renewed: 2, repeated: 0, unreadable: 0 });
  await expect(latestToken(secretAfter)).resolves.toMatch(/^[0-9a-z]{58}$/);
});

test("who signed again between the change and the renewal is still counted once", async () => {
  await site.sign(aSigning(1), anOpenDay);
  await site.confirm(await latestToken(secretBefore));
  await turn();
  await site.sign(aSigning(1, { email: "Supporter-1@example.org" }), anOpenDay);
  await site.confirm(await latestToken(secretAfter));
  expect(await confirmedCount()).toBe(2);
  expect(await site.rotateKeys([secretBefore, secretAfter])).toEqual({ renewed: 0, repeated: 1, unreadable: 0 });
  expect(await confirmedCount()).toBe(1);
  expect(await site.db().signature.count()).toBe(1);
});

test("a confirmed signature stays before an earlier one that never was", async () => {
  await site.sign(aSigning(1), anOpenDay);
  await turn();
  await site.sign(aSigning(1), anOpenDay);
  const token = await latestToken(secretAfter);
  await site.confirm(token);
  await site.rotateKeys([secretBefore, secretAfter]);
  expect(await site.db().signature.findMany()).toMatchObject([{ status: "confirmed" }]);
  expect(await site.findByToken(token)).toMatchObject({ status: "confirmed" });
});

test("without the earlier key nothing is lost: rows are left as they are, and reported", async () => {
  await site.sign(aSigning(1), anOpenDay);
  const [row] = await site.db().signature.findMany();
  await turn();
  expect(await site.rotateKeys([secretAfter])).toEqual({ renewed: 0, repeated: 0, unreadable: 1 });
  expect(await site.db().signature.findMany()).toEqual([row]);
});
