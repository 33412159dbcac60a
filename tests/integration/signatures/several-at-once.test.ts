import { beforeEach, expect, test } from "vitest";
import { tryToFindOwn } from "#app/[locale]/signatures/[token]/try-to-find.ts";
import { judgeSigning } from "#lib/abuse/judge-signing.ts";
import { listPetitions } from "#lib/content/index.ts";
import { cleanToken, hashToken, makeToken } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { locales, togetherPath, translator } from "#lib/i18n/index.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { isKnownLink } from "#lib/server/known-link.ts";
import { accept } from "#lib/signatures/accept.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { findTogether, pressTogether } from "#lib/signatures/together.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { mailingOfThisFile, workOff } from "#tests/support/mailing.ts";
import { countMailJobs } from "#tests/support/signing.ts";

const smtp = await mailingOfThisFile();
const keys = (await listPetitions("en")).map(({ key }) => key).toSorted();
const [first = "", second = "", third = "", fourth = ""] = keys;
const email = "supporter-1@example.org";
let networks = 0;

beforeEach(async () => {
  for (const table of [
    "signature",
    "tally",
    "tally_change",
    "mail_quota",
    "mail_meter",
    "subscription",
    "rate_bucket",
    "jobs.job",
  ])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
  smtp.received.length = 0;
});

/** The form of a petition with others ticked below it, from a network of its own. */
function send(petition: string, also: string[], fields: Record<string, string> = {}) {
  const form = new FormData();
  const all = { petition, locale: "en", name: "A Supporter", email, postalCode: "K1A 0B1", country: "CA", ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  for (const key of also) form.append("also", key);
  networks += 1;
  return accept(form, `12.${networks}.1.1`);
}

const rows = () =>
  db().signature.findMany({
    orderBy: { petition: "asc" },
    select: { petition: true, status: true, textVersion: true },
  });
const petitionsSigned = async () => (await rows()).map(({ petition }) => petition);

/** The link in the latest mail. */
function linkIn(text: string): URL {
  return new URL(/https?:\S+\/signatures\/\S+/.exec(text)?.[0] ?? "");
}

/** The token and the rest of the path of the link in the only mail. */
async function mailed(): Promise<{ token: string; rest: string }> {
  await workOff(1);
  expect(smtp.received).toHaveLength(1);
  const [, , , token = "", ...rest] = linkIn(smtp.received[0]?.mail.text ?? "").pathname.split("/");
  return { token: cleanToken(token) ?? "", rest: rest.join("/") };
}

test("three petitions of one form are three full signatures and one mail that names no cause", async () => {
  expect(await send(second, [first, third])).toMatchObject({ is: "accepted" });
  expect(await petitionsSigned()).toEqual([first, second, third]);
  const full = await db().signature.findMany();
  expect(new Set(full.map(({ tokenHash }) => tokenHash.toString())).size).toBe(3);
  for (const row of full)
    for (const sealed of [row.nameSealed, row.emailSealed, row.postalSealed, row.tokenSealed])
      expect(sealed).not.toBeNull();
  expect(full.every(({ status }) => status === "pending")).toBe(true);
  const wordings = await db().petitionVersion.findMany({ select: { petition: true, version: true } });
  for (const { petition, textVersion } of await rows())
    expect(wordings).toContainEqual({ petition, version: textVersion });

  const { token, rest } = await mailed();
  expect(rest).toBe("together");
  const said = JSON.stringify(smtp.received[0]?.mail);
  for (const { title } of await listPetitions("en")) expect(said).not.toContain(title);
  const together = await findTogether(token);
  expect(together.map(({ petition }) => petition)).toEqual([first, second, third]);
  for (const one of together)
    expect(await findByToken(one.token)).toMatchObject({ petition: one.petition, status: "pending" });
});

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

test("what waits from another form gets its own mail beside the one about what is new", async () => {
  await send(second, []);
  await mailed();
  await db().mailQuota.deleteMany();
  smtp.received.length = 0;
  await send(first, [second, third]);
  await workOff(2);
  const links = smtp.received.map(({ mail }) => linkIn(mail.text ?? "").pathname);
  expect(links.filter((path) => path.endsWith("/together"))).toHaveLength(1);
  expect(links).toHaveLength(2);
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

test("a form counts for the flood of every petition that it signs", async () => {
  const address = "12.200.1.1";
  const visit = (number: number) => ({ petition: first, email: `supporter-${number}@example.org`, address });
  for (let number = 0; number < 20; number += 1)
    await judgeSigning({ ...visit(number), also: [second], trap: false }, { kind: "none" });
  const alone = { ...visit(20), petition: second, trap: false };
  expect(await judgeSigning(alone, { kind: "none" })).toMatchObject({ is: "asked" });
  expect(await judgeSigning({ ...alone, petition: third }, { kind: "none" })).toMatchObject({ is: "admitted" });
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

test("what was confirmed before stays as it is and gets no mail; the link leads to what is new", async () => {
  await send(first, []);
  const { token: earlier } = await mailed();
  await confirm(earlier);
  await db().mailQuota.deleteMany();
  smtp.received.length = 0;
  await send(first, [second, third], { name: "Another Name" });
  const { token } = await mailed();
  expect((await findTogether(token)).map(({ petition }) => petition)).toEqual([second, third]);
  expect(await findByToken(earlier)).toMatchObject({ status: "confirmed" });
});

test("an address that has confirmed all of them gets the one mail that leads to its own page", async () => {
  await send(first, [second]);
  const { token } = await mailed();
  await pressTogether(await findTogether(token), [first, second], { updates: false });
  await db().mailQuota.deleteMany();
  smtp.received.length = 0;
  await send(second, [first]);
  expect((await mailed()).rest).toBe("");
  expect(smtp.received[0]?.mail.text).toContain(translator("en")("mail.already.button"));
});

test("what waits already keeps its own link, and of two different forms nothing is kept", async () => {
  await send(second, []);
  const { token: waiting } = await mailed();
  smtp.received.length = 0;
  await send(first, [second, third], { name: "Somebody Else" });
  const { token } = await mailed(); // within ten minutes the quota has no second mail about the one that waits
  expect((await findTogether(token)).map(({ petition }) => petition)).toEqual([first, third]);
  expect(await findByToken(waiting)).toMatchObject({ status: "pending", severalForms: true });
  expect((await db().signature.findFirstOrThrow({ where: { petition: second } })).nameSealed).toBeNull();
});

test("the same form sent again mails the same link again, and nothing else", async () => {
  await send(first, [second, third]);
  const { token } = await mailed();
  await send(first, [second, third]); // at once: the quota has no second mail yet
  expect(await countMailJobs()).toBe(1);
  await db().mailQuota.deleteMany();
  smtp.received.length = 0;
  await send(third, [first, second]);
  const again = await mailed();
  expect(again).toEqual({ token, rest: "together" });
  expect((await findTogether(again.token)).map(({ petition }) => petition)).toEqual([first, second, third]);
});

test("one form is one person for the limits, and one mail for the quota of its address", async () => {
  await send(first, keys);
  expect(await countMailJobs()).toBe(1);
  const [quota] = await db().mailQuota.findMany();
  expect(quota?.askedAt).toHaveLength(1);
  const day = await db().$queryRaw<
    { points: number }[]
  >`SELECT points FROM rate_bucket WHERE key LIKE 'sign-day:%' ORDER BY points DESC`;
  expect(day[0]?.points).toBe(1);
  expect(await db().signature.count()).toBe(keys.length);
});

test("all is saved or nothing is: a failure at the third leaves no row, no mail and no quota", async () => {
  await db().$executeRawUnsafe(`CREATE FUNCTION fail_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.petition = '${third}' THEN RAISE EXCEPTION 'disk full'; END IF; RETURN NEW; END $$`);
  await db().$executeRaw`CREATE TRIGGER fails BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION fail_for_test()`;
  try {
    expect(await send(first, [second, third])).toMatchObject({ state: { errors: { form: "form.unavailable" } } });
    expect([
      await petitionsSigned(),
      await countMailJobs(),
      await db().mailQuota.count(),
      await db().tallyChange.count(),
    ]).toEqual([[], 0, 0, 0]);
  } finally {
    await db().$executeRaw`DROP TRIGGER fails ON signature`;
    await db().$executeRaw`DROP FUNCTION fail_for_test()`;
  }
  expect(await send(first, [second, third])).toMatchObject({ is: "accepted" });
});

test("many forms of one address at once, in every order, end in one row each", async () => {
  const orders = [
    [first, [second, third]],
    [third, [first, second]],
    [second, [third, first]],
    [fourth, [first, third]],
  ] as const;
  const answers = await Promise.all([...orders, ...orders].map(([petition, also]) => send(petition, [...also])));
  expect(answers.map(({ is }) => is)).toEqual(answers.map(() => "accepted"));
  expect(await petitionsSigned()).toEqual([first, second, third, fourth]);
});

test("what cannot be signed, is unknown or is the petition itself is passed over; a form that comes back keeps its ticks", async () => {
  await send(first, [first, "no-such-petition", "news:", second, second]);
  expect(await petitionsSigned()).toEqual([first, second]);
  expect(await send(third, [first, second], { name: "" })).toMatchObject({
    state: { typed: { also: [first, second] } },
  });
  expect(await petitionsSigned()).toEqual([first, second]);
});

test("a held form holds all of it, and its press is remembered for each", async () => {
  await send(first, [second], { website: "https://spam.example" });
  const { token } = await mailed();
  expect((await findTogether(token)).map(({ status }) => status)).toEqual(["pending", "pending"]);
  await pressTogether(await findTogether(token), [first, second], { updates: false });
  expect((await findTogether(token)).map(({ status }) => status)).toEqual(["held", "held"]);
  expect((await countSignatures()).petitions[first]?.confirmed).toBe(0);
});
