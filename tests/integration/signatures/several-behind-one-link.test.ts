import { expect, test } from "vitest";
import { tryToFindOwn } from "#app/[locale]/signatures/[token]/try-to-find.ts";
import { hashToken, makeToken } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { locales, togetherPath } from "#lib/i18n/index.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { isKnownLink } from "#lib/server/known-link.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { findTogether, pressTogether } from "#lib/signatures/together.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { workOff } from "#tests/support/mailing.ts";
import { severalOfThisFile } from "#tests/support/several-at-once.ts";

const { smtp, send, mailed, keys } = await severalOfThisFile();
const [first = "", second = "", third = ""] = keys;

test("the press confirms what is ticked, and erases what is not; pressing again changes nothing", async () => {
  await send(first, [second, third], { updates: "yes" });
  const { token } = await mailed();
  await pressTogether(await findTogether(token), [first, third], { updates: true });
  const states = async () => (await findTogether(token)).map(({ petition, status }) => [petition, status]);
  const after = [
    [first, "confirmed"],
    [second, "withdrawn"],
    [third, "confirmed"],
  ];
  expect(await states()).toEqual(after);
  expect((await countSignatures()).petitions).toEqual({
    [first]: { confirmed: 1 },
    [second]: { confirmed: 0 },
    [third]: { confirmed: 1 },
  });
  expect((await db().subscription.findMany()).map(({ petition }) => petition).sort()).toEqual([first, third]);
  const gone = await db().signature.findFirstOrThrow({ where: { petition: second } });
  expect([gone.emailSealed, gone.nameSealed, gone.emailIndex]).toEqual([null, null, null]);
  await pressTogether(await findTogether(token), [first, second, third], { updates: false });
  expect(await states()).toEqual(after);
});

test("neither times nor ids tell which rows one person signed, before the press and after", async () => {
  await send(first, [second, third], { updates: "yes" });
  const apart = (moments: (Date | null)[]) => new Set(moments.map(Number)).size;
  const signed = await db().signature.findMany();
  expect(apart(signed.map(({ createdAt }) => createdAt))).toBe(3);
  const madeAt = signed.map(({ id }) => Number.parseInt(id.replace("-", "").slice(0, 12), 16));
  expect(Math.max(...madeAt) - Math.min(...madeAt)).toBeGreaterThan(100);
  const { token } = await mailed();
  expect(apart((await db().signature.findMany()).map(({ mailedAt }) => mailedAt))).toBe(3);
  await pressTogether(await findTogether(token), [first, second], { updates: true });
  const pressed = await db().signature.findMany({ orderBy: { petition: "asc" } });
  const moments = pressed.map(({ confirmedAt, withdrawnAt }) => confirmedAt ?? withdrawnAt);
  expect(apart(moments)).toBe(3);
  for (const [at, { createdAt }] of pressed.entries()) {
    expect(Number(moments[at])).toBeGreaterThanOrEqual(createdAt.getTime());
    expect(Number(moments[at])).toBeLessThanOrEqual(Date.now());
  }
  const consents = (await db().subscription.findMany({ orderBy: { petition: "asc" } })).map(
    ({ consentAt }) => consentAt,
  );
  expect(consents).toEqual(pressed.slice(0, 2).map(({ updatesConsentAt }) => updatesConsentAt));
  expect(consents).toEqual(moments.slice(0, 2));
  expect(pressed.map(({ updatesConsentVersion }) => updatesConsentVersion)).toEqual([3, 3, null]);
});

test("what one link opens lapses with it, and is found when the first of it is gone", async () => {
  await send(first, [second, third]);
  const { token } = await mailed();
  expect(await db().signature.count({ where: { mailedAt: null } })).toBe(0);
  await db().signature.delete({ where: { petition_tokenHash: { petition: first, tokenHash: hashToken(token) } } });
  expect((await findTogether(token)).map(({ petition }) => petition)).toEqual([second, third]);
  for (const locale of locales) expect(await isKnownLink(togetherPath(locale, token))).toBe(true);
  expect(await isKnownLink(togetherPath("en", makeToken("never-signed")))).toBe(false);
});

test("a spelling that may be somebody else's gets no link that leads to what is confirmed", async () => {
  await send(first, [second]);
  const { token } = await mailed();
  await send(first, [], { name: "Somebody Else", email: "supporter-1+x@example.org" });
  await pressTogether(await findTogether(token), [second], { updates: false });
  await db().mailQuota.deleteMany();
  smtp.received.length = 0;
  await send(first, [], { name: "A Third Name", email: "supporter-1+x@example.org" });
  expect(await workOff(1)).toMatchObject([{ result: "not-needed" }]);
  expect(smtp.received).toEqual([]);
});

test("one of three is withdrawn from its own page, and the others stay", async () => {
  await send(first, [second, third]);
  const { token } = await mailed();
  await pressTogether(await findTogether(token), [first, second, third], { updates: false });
  const own = (await findTogether(token)).find(({ petition }) => petition === second)?.token ?? "";
  expect(await withdraw(own)).toMatchObject({ ok: true, status: "withdrawn" });
  const counts = (await countSignatures()).petitions;
  expect([first, second, third].map((key) => counts[key]?.confirmed)).toEqual([1, 0, 1]);
});

test("a later link leads to what follows it, never to what came before", async () => {
  await send(first, [second, third]);
  const { token } = await mailed();
  const [, middle] = await findTogether(token);
  expect((await findTogether(middle?.token ?? "")).map(({ petition }) => petition)).toEqual([second, third]);
});

test("the own page of one that waits shows all that wait with it, until none waits beside it", async () => {
  await send(first, [second, third]);
  const { token } = await mailed();
  const [, middle, last] = await findTogether(token);
  const found = () =>
    Promise.all([token, middle?.token ?? "", last?.token ?? ""].map((one) => tryToFindOwn("en", one)));
  const all = [first, second, third].map((petition) => ({ petition }));
  expect(await found()).toMatchObject([all, all.slice(1), { petition: third }]);
  await confirm(token);
  expect(await found()).toMatchObject([{ status: "confirmed" }, all.slice(1), { status: "pending" }]);
  await pressTogether(await findTogether(token), [second], { updates: false });
  expect(await found()).toMatchObject([{ status: "confirmed" }, { status: "confirmed" }, { status: "withdrawn" }]);
});

test("a later mail about one that waits, when the first was lost, loses none of the others", async () => {
  await send(first, [second, third]);
  const { token } = await mailed();
  await db().mailQuota.deleteMany();
  smtp.received.length = 0;
  await send(first, []);
  expect(await mailed()).toEqual({ token, rest: "" });
  expect(await tryToFindOwn("en", token)).toHaveLength(3);
});

test("a held form holds all of it, and its press is remembered for each", async () => {
  await send(first, [second], { website: "https://spam.example" });
  const { token } = await mailed();
  expect((await findTogether(token)).map(({ status }) => status)).toEqual(["pending", "pending"]);
  await pressTogether(await findTogether(token), [first, second], { updates: false });
  expect((await findTogether(token)).map(({ status }) => status)).toEqual(["held", "held"]);
  expect((await countSignatures()).petitions[first]?.confirmed).toBe(0);
});
