import { request } from "node:http";
import { beforeEach, expect, test } from "vitest";
import { anNginx } from "./nginx.ts";
import { aSite, asForm, asPage } from "./site.ts";

/** A site whose Next refuses, as it does, a form whose Origin is not the host it was given; what it received is noted. */
async function aStrictSite(options = {}) {
  const said: string[] = [];
  const addresses: unknown[] = [];
  const { port } = await aSite(
    (request, response) => {
      const { origin, "x-forwarded-host": host, "x-forwarded-for": address } = request.headers;
      addresses.push(address);
      if (request.method === "POST" && origin !== `https://${String(host)}`) return void response.writeHead(500).end();
      asPage(response, "<!DOCTYPE html><p>taken</p>");
    },
    { sayProxy: (trouble: string) => void said.push(trouble), ...options },
  );
  return { port, said, addresses };
}

/** What a browser sends to the public address, which leads to nginx. */
function visit(port: number, sending: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const { method = "GET", headers = {}, body } = sending;
  return new Promise<number>((resolve, reject) => {
    const path = "/en/petitions/x";
    const sent = request({ port, path, method, agent: false, headers: { host: "refuge.example", ...headers } });
    sent.once("error", reject);
    sent.once("response", (response) => response.resume().once("end", () => resolve(response.statusCode ?? 0)));
    sent.end(body);
  });
}

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("right-to-refuge.proxy-troubles"));
});

const form = asForm([["name", "Zoë"]]);

test.each([
  [
    "the shortest configuration",
    (port: number) => [`proxy_pass http://localhost:${port};`, ""],
    ["host-not-passed-on"],
  ],
  [
    "a named upstream",
    (port: number) => ["proxy_pass http://web;", `upstream web { server 127.0.0.1:${port}; }`],
    ["host-not-passed-on"],
  ],
  ["Host passed on", (port: number) => [`proxy_pass http://127.0.0.1:${port}; proxy_set_header Host $host;`, ""], []],
  [
    "the address passed on, and Host not",
    (port: number) => [
      `proxy_pass http://127.0.0.1:${port}; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;`,
      "",
    ],
    ["forwarded-ignored", "host-not-passed-on"],
  ],
] as const)("behind nginx with %s, pages open and their forms are taken", async (_, configure, troubles) => {
  const site = await aStrictSite();
  const [location = "", outside = ""] = configure(site.port);
  const port = await anNginx(location, outside);
  if (port === null) return;
  expect(await visit(port)).toBe(200);
  expect(await visit(port, form)).toBe(200);
  expect(await visit(port, { ...form, headers: { ...form.headers, origin: "https://evil.example" } })).toBe(403);
  expect(site.said).toEqual(troubles);
});

test("behind nginx as it should be, the visitor's address is known and nothing is amiss", async () => {
  const site = await aStrictSite({ trustedProxies: 1 });
  const port = await anNginx(
    `proxy_pass http://127.0.0.1:${site.port}; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;`,
  );
  if (port === null) return;
  expect(await visit(port, { ...form, headers: { ...form.headers, "x-forwarded-for": "203.0.113.66" } })).toBe(200);
  expect([site.said, site.addresses]).toEqual([[], ["127.0.0.1"]]);
});
