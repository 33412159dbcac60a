import { afterAll, beforeEach, expect, test } from "vitest";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { translator } from "#lib/i18n/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";
import { GET, POST } from "../../../app/unsubscribe/[token]/route.ts";

giveTestKeys();
const { url } = await databaseOfThisFile();
const name = url.slice(url.lastIndexOf("/") + 1);
afterAll(closeMailSender);

let stopToken = "";

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().mailQuota.deleteMany();
  await db().subscription.deleteMany();
  await sign(aSigning(1, { updates: true, locale: "fr" }), anOpenDay);
  const token = await tokenOf();
  await confirm(token, { updates: true });
  stopToken = stopTokenOf(token);
});

/** As a mail program does it: URL-encoded, without Origin or cookies. */
function post(token: string, body: string, type = "application/x-www-form-urlencoded"): Promise<Response> {
  const request = new Request(`https://refuge.example.org/unsubscribe/${token}`, {
    method: "POST",
    headers: { "content-type": type },
    body,
  });
  return POST(request, { params: Promise.resolve({ token }) });
}

const living = () => db().subscription.count({ where: { stoppedAt: null } });

test("one press of a mail program stops updates, and again says the same", async () => {
  const first = await post(stopToken, "List-Unsubscribe=One-Click");
  expect(first.status).toBe(200);
  const words = await first.text();
  expect(words).toContain(translator("en")("signature.oneClick.stopped"));
  expect(words).toContain(translator("fr")("signature.oneClick.stopped"));
  expect(await living()).toBe(0);
});

test.each([
  ["a line break", "List-Unsubscribe=One-Click\r\n"],
  ["two", "List-Unsubscribe=One-Click\r\n\r\n"],
  ["a bare line feed", "List-Unsubscribe=One-Click\n"],
  ["an ampersand", "List-Unsubscribe=One-Click&"],
  ["other fields", "mailbox=1&List-Unsubscribe=One-Click"],
])("a body with %s too is the press of a mail program", async (_, body) => {
  expect((await post(stopToken, body)).status).toBe(200);
  expect(await living()).toBe(0);
});

test("a link that a mail program has spoilt stops updates, and leads to the page in its one spelling", async () => {
  const spoilt = `${stopToken.toUpperCase()}.`;
  const answer = await post(spoilt, "");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/fr/signatures/updates/${stopToken}`]);
  expect((await post(spoilt, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await living()).toBe(0);
});

test("pressing again after an update was sent still answers that they are stopped", async () => {
  await db().$executeRaw`UPDATE subscription SET mailed_at = now()`;
  for (let press = 0; press < 2; press += 1)
    expect((await post(stopToken, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await living()).toBe(0);
});

test.each([
  ["nothing", ""],
  ["another value", "List-Unsubscribe=yes"],
  ["another field", "unsubscribe=One-Click"],
  ["the field twice", "List-Unsubscribe=One-Click&List-Unsubscribe=One-Click"],
])("a body of %s stops nothing and leads to the page with the button", async (_, body) => {
  const answer = await post(stopToken, body);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/fr/signatures/updates/${stopToken}`]);
  expect(await living()).toBe(1);
});

test("a body that is no form leads to the button too", async () => {
  expect((await post(stopToken, "{}", "application/json")).status).toBe(303);
  expect(await living()).toBe(1);
});

test("opening the address changes nothing, however often", async () => {
  for (let look = 0; look < 20; look += 1) {
    const answer = await GET(new Request("https://refuge.example.org/"), {
      params: Promise.resolve({ token: stopToken }),
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, `/fr/signatures/updates/${stopToken}`]);
  }
  expect(await living()).toBe(1);
});

test.each(["wrong", "A".repeat(48), "A".repeat(58), "A".repeat(10_000)])(
  "a wrong token is refused in one way: %#",
  async (token) => {
    const answer = await post(token, "List-Unsubscribe=One-Click");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(translator("en")("signature.oneClick.invalid"));
    expect(await living()).toBe(1);
  },
);

test("guessing tokens has to wait after thirty, and a right one is pressed for by any mail program however busy", async () => {
  const guess = () => post("A".repeat(48), "List-Unsubscribe=One-Click");
  let answer = await guess();
  for (let press = 0; press < 40 && answer.status !== 429; press += 1) answer = await guess();
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await post(stopToken, "List-Unsubscribe=One-Click")).status).toBe(200);
});

test("while the database is away the mail program is asked to come back", async () => {
  await asAdministrator(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await asAdministrator(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  const answer = await post(stopToken, "List-Unsubscribe=One-Click");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
  await asAdministrator(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
  expect((await post(stopToken, "List-Unsubscribe=One-Click")).status).toBe(200);
});
