import { expect, test } from "vitest";
import { aRecordingSite } from "./recording-site.ts";
import { asForm, aToken } from "./site.ts";

const html = { accept: "text/html" };

test.each([
  "/",
  "/robots.txt",
  "/en/feed.xml",
  "/data/schema.json",
  "/api/petitions/bill-c-2",
  "/enhance.js",
  "/embed/en/x",
])("%s takes no form", async (path) => {
  const { send, reached } = await aRecordingSite();
  const answer = await send(path, { ...asForm([["name", "A"]]), headers: { ...asForm([]).headers, ...html } });
  expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  expect(answer.text).not.toBe("");
  expect(reached).toHaveLength(0);
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])(
  "%s is refused with what is possible instead",
  async (method) => {
    const { send, reached } = await aRecordingSite();
    const answer = await send("/fr/droits", { method, headers: html });
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD, POST"]);
    expect(answer.text).toContain('<html lang="fr">');
    expect(reached).toHaveLength(0);
  },
);

test.each([
  ["another site's name", "evil.example"],
  ["our name with another port", "refuge.example:8080"],
  ["our name as a part", "refuge.example.evil.example"],
])("a Host that is %s is refused", async (_, host) => {
  const { send, reached } = await aRecordingSite();
  expect((await send("/en", { headers: { host } })).status).toBe(400);
  expect(reached).toHaveLength(0);
});

test("a request without a Host is refused in words", async () => {
  const { sendRaw } = await aRecordingSite();
  const answer = await sendRaw("GET /fr HTTP/1.1\r\nConnection: close\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('<html lang="fr">');
});

test("the site answers to its own name and, on this machine, to localhost", async () => {
  const { send, port } = await aRecordingSite();
  for (const host of [
    "refuge.example",
    "REFUGE.example:443",
    `localhost:${port}`,
    `127.0.0.1:${port}`,
    `[::1]:${port}`,
  ]) {
    expect((await send("/en", { headers: { host } })).status).toBe(200);
  }
});

test("what visitors forge about themselves does not reach Next", async () => {
  const { send, reached } = await aRecordingSite();
  const forged = {
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "evil.example",
    "x-middleware-subrequest": "middleware:middleware",
    "next-action": "0".repeat(42),
    rsc: "1",
    cookie: "__prerender_bypass=1",
  };
  await send(`/en/signatures/${aToken}?next=1`, { headers: forged });
  expect(reached[0]?.url).toBe(`/en/signatures/${aToken}?next=1`);
  expect(reached[0]?.headers).toMatchObject({
    host: "refuge.example",
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-host": "refuge.example",
    "x-forwarded-proto": "https",
  });
  for (const name of ["x-middleware-subrequest", "next-action", "rsc", "cookie"]) {
    expect(reached[0]?.headers[name]).toBeUndefined();
  }
});

test("behind a proxy of ours, the address it added is believed and no other", async () => {
  const { send, reached } = await aRecordingSite({ trustedProxies: 1 });
  await send(`/en/signatures/${aToken}`, { headers: { "x-forwarded-for": "203.0.113.9, 198.51.100.7" } });
  expect(reached[0]?.headers["x-forwarded-for"]).toBe("198.51.100.7");
});

test.each([
  ["another origin", { origin: "https://evil.example" }],
  ["an opaque origin", { origin: "null" }],
  ["an opaque origin of the same site only", { origin: "null", "sec-fetch-site": "same-site" }],
  ["another site, by the browser's word", { origin: "https://refuge.example", "sec-fetch-site": "cross-site" }],
])("a form from %s is refused", async (_, headers) => {
  const { send, posted, words } = await aRecordingSite();
  const form = asForm([["name", "A"]]);
  const answer = await send("/fr/petitions/projet-de-loi-c-2", { ...form, headers: { ...form.headers, ...headers } });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain(words.fr.foreignPost.title);
  expect(posted()).toEqual([]);
});

test("one-click unsubscribe needs no origin of ours", async () => {
  const { send, reached } = await aRecordingSite();
  const sending = { method: "POST", headers: { origin: "https://mail.example" }, body: "List-Unsubscribe=One-Click" };
  expect((await send(`/unsubscribe/${aToken}`, sending)).status).toBe(200);
  expect(reached[0]?.body).toBe("List-Unsubscribe=One-Click");
});

test.each([
  "/_next/image?url=http://169.254.169.254",
  "/_global-error",
  "/%5Blocale%5D/issues",
  "//evil.example/en",
  "/en/%zz",
])("%s costs Next nothing", async (path) => {
  const { send, reached } = await aRecordingSite();
  expect([400, 404]).toContain((await send(path, { headers: { accept: "image/*" } })).status);
  expect(reached).toHaveLength(0);
});

test.each([
  "/en/../outbox",
  "/en/%2e%2E/outbox",
  "/./outbox",
  "/unsubscribe/../en/signatures/token",
  "/en/..",
  "/en\\..\\outbox",
  "/%%36futbox",
])("%s is refused: it may be read in two ways", async (path) => {
  const { send, reached } = await aRecordingSite();
  expect((await send(path, { headers: { ...html, "x-forwarded-for": "203.0.113.9" } })).status).toBe(400);
  expect(reached).toHaveLength(0);
});

test("an escape without need changes nothing about an address", async () => {
  const { send, reached } = await aRecordingSite();
  const headers = { accept: "image/*", "x-forwarded-for": "203.0.113.9" };
  expect((await send("/%6Futb%6fx", { headers })).status).toBe(404);
  expect((await send("/_next/%69mage?url=http://169.254.169.254", { headers })).status).toBe(404);
  expect(reached).toHaveLength(0);
  await send(`/en/%73ignatures/%30${aToken.slice(1)}?next=%41`);
  expect(reached[0]?.url).toBe(`/en/signatures/${aToken}?next=%41`);
});

test("the outbox opens to its key only, wherever the visitor is", async () => {
  const { send, reached } = await aRecordingSite();
  const proxied = { headers: { "x-forwarded-for": "203.0.113.9" } };
  expect((await send("/outbox?key=right", proxied)).status).toBe(200);
  const withoutKey = [
    "/outbox",
    "/outbox/",
    "/Outbox",
    "/%6futbox",
    "/outbox/1",
    "/outbox%00",
    "/outbox%2f",
    "/outbox;a",
  ];
  const ofNext = ["/outbox.rsc?_rsc=", "/outbox%2ersc?_rsc=", "/outbox.segments/_tree.segment.rsc", "/outbox.txt"];
  const wrongKey = ["/outbox?key=", "/outbox?key=wrong", "/outbox?key=right&key=wrong", "/outbox?Key=right"];
  for (const target of [...withoutKey, ...ofNext, ...wrongKey]) expect((await send(target)).status, target).toBe(404);
  expect(reached.map(({ url }) => url).filter((url) => url.startsWith("/outbox"))).toEqual(["/outbox?key=right"]);
});

test.each([
  "/en.rsc",
  "/en/petitions/x.rsc",
  "/en/petitions/x%2ersc",
  "/en/petitions/x%2Ersc?_rsc=1",
  "/en/petitions/x.segments/_tree.segment.rsc",
  "/en.prefetch.rsc",
  "/_next/data/build/en.json",
  "/en?_rsc=1",
  "/en?a=1&%5Frsc=",
  "/en?__nextDataReq=1",
  "/en?__NEXTLOCALE=fr",
  "/en?nxtPslug=x",
  `/en/signatures/${aToken}?_rsc=abc`,
])("%s is a spelling for the framework's scripts, and leads nowhere", async (path) => {
  const { send, reached } = await aRecordingSite();
  await send("/en");
  const asked = reached.length;
  expect((await send(path, { headers: { accept: "image/*" } })).status).toBe(404);
  expect(reached).toHaveLength(asked);
});
