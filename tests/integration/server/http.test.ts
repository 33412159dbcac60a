import { expect, test } from "vitest";
import { aSite, asPage } from "./site.ts";

async function anEcho() {
  const posts: string[] = [];
  const site = await aSite(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    if (request.method === "POST") posts.push(body);
    asPage(response, `<!DOCTYPE html><p>${request.url}</p>`);
  });
  const say = (...lines: string[]) => site.sendRaw(`${lines.join("\r\n")}\r\n\r\n`);
  return { ...site, say, posts };
}

const close = "Connection: close";

test.each([
  ["GET https://refuge.example/en HTTP/1.1", "Host: refuge.example", 200, "<p>/en</p>"],
  ["GET http://REFUGE.example/en HTTP/1.1", "Host: refuge.example", 200, "<p>/en</p>"],
  // The target's host counts, not the header's.
  ["GET https://refuge.example/en HTTP/1.1", "Host: evil.example", 200, "<p>/en</p>"],
  ["GET http://localhost:3000/en?x=1 HTTP/1.1", "Host: localhost:3000", 200, "<p>/en</p>"],
  ["GET https://evil.example/en HTTP/1.1", "Host: refuge.example", 400, ""],
  ["GET https://a@refuge.example/en HTTP/1.1", "Host: refuge.example", 400, ""],
  ["GET ftp://refuge.example/en HTTP/1.1", "Host: refuge.example", 400, ""],
  ["GET https://refuge.example/outbox HTTP/1.1", "Host: refuge.example", 404, ""],
] as const)("a target in absolute form is read as what it means: %s, %s", async (line, host, status, text) => {
  const { say } = await anEcho();
  const answer = await say(line, host, close);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain(text);
});

test.each([
  ["refuge.example", "evil.example"],
  ["evil.example", "refuge.example"],
  ["refuge.example", "refuge.example"],
])("two hosts, %s and %s, are refused, also for a page that is kept", async (one, other) => {
  const { say, send } = await anEcho();
  await send("/en");
  expect(await say("GET /en HTTP/1.1", `Host: ${one}`, `Host: ${other}`, close)).toMatch(/^HTTP\/1.1 400 /);
});

test("two origins are no origin of ours", async () => {
  const { say, posts } = await anEcho();
  const lines = [
    "Host: refuge.example",
    "Origin: https://refuge.example",
    "Origin: https://evil.example",
    "Content-Length: 0",
  ];
  expect(await say("POST /en HTTP/1.1", ...lines, close)).toMatch(/^HTTP\/1.1 403 /);
  expect(posts).toEqual([]);
});

test.each(["HTTP/2.0", "HTTP/0.9"])("%s is not spoken here", async (version) => {
  const { say, send } = await anEcho();
  await send("/en");
  expect(await say(`GET /en ${version}`, "Host: refuge.example", close)).toMatch(/^HTTP\/1.1 (?:505|400) /);
});

test("HEAD is answered about health with the length of the answer to GET", async () => {
  const { send } = await anEcho();
  const { status, headers, text } = await send("/healthz", { method: "HEAD", headers: { host: "10.0.0.1" } });
  expect([status, headers["content-length"], text]).toEqual([200, "11", ""]);
});

test("a body announced too large is refused before it is sent", async () => {
  const { say, posts } = await anEcho();
  const answer = await say(
    "POST /en HTTP/1.1",
    "Host: refuge.example",
    "Content-Type: text/plain",
    "Content-Length: 50000",
    "Expect: 100-continue",
  );
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(answer).not.toContain("100 Continue");
  expect(posts).toEqual([]);
});

test.each([
  ["another site's form", "POST /en HTTP/1.1", ["Origin: https://evil.example"], 403],
  ["a method that is not possible", "PUT /en HTTP/1.1", [], 405],
  ["an address that is nowhere", "POST /en/ZZ HTTP/1.1", [], 404],
] as const)("%s is refused before its body is sent", async (_, line, headers, status) => {
  const { say } = await anEcho();
  const answer = await say(line, "Host: refuge.example", ...headers, "Content-Length: 5", "Expect: 100-continue");
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test("a body that may come is asked for, and read", async () => {
  const { sendRaw, posts } = await anEcho();
  const head = [
    "POST /en HTTP/1.1",
    "Host: refuge.example",
    "Content-Type: text/plain",
    "Content-Length: 5",
    "Expect: 100-continue",
    close,
  ];
  const answer = await sendRaw(`${head.join("\r\n")}\r\n\r\nhello`);
  expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
  expect(posts).toEqual(["hello"]);
});
