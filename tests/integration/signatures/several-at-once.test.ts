import { expect, test } from "vitest";
import { judgeSigning } from "#lib/abuse/judge-signing.ts";
import { listPetitions } from "#lib/content/index.ts";
import { db } from "#lib/db/index.ts";
import { translator } from "#lib/i18n/index.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { findTogether, pressTogether } from "#lib/signatures/together.ts";
import { workOff } from "#tests/support/mailing.ts";
import { linkIn, severalOfThisFile } from "#tests/support/several-at-once.ts";
import { countMailJobs } from "#tests/support/signing.ts";

const { smtp, send, mailed, keys } = await severalOfThisFile();
const [first = "", second = "", third = "", fourth = ""] = keys;

const rows = () =>
  db().signature.findMany({
    orderBy: { petition: "asc" },
    select: { petition: true, status: true, textVersion: true },
  });
const petitionsSigned = async () => (await rows()).map(({ petition }) => petition);

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

test("a form counts for the flood of every petition that it signs", async () => {
  const address = "12.200.1.1";
  const visit = (number: number) => ({ petition: first, email: `supporter-${number}@example.org`, address });
  for (let number = 0; number < 20; number += 1)
    await judgeSigning({ ...visit(number), also: [second], trap: false }, { kind: "none" });
  const alone = { ...visit(20), petition: second, trap: false };
  expect(await judgeSigning(alone, { kind: "none" })).toMatchObject({ is: "asked" });
  expect(await judgeSigning({ ...alone, petition: third }, { kind: "none" })).toMatchObject({ is: "admitted" });
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
