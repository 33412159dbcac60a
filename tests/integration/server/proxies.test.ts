import { beforeEach, expect, test } from "vitest";
import { proxyHints } from "#lib/server/proxy-hints.ts";
import { aSite, asForm, asPage } from "./site.ts";

/** A site whose Next refuses, as it does, a form whose Origin is not the host it was given. */
async function aStrictSite(options = {}) {
  const said: string[] = [];
  const site = await aSite(
    (request, response) => {
      const { origin, "x-forwarded-host": host } = request.headers;
      if (request.method === "POST" && origin !== undefined && origin !== `https://${String(host)}`)
        return void response.writeHead(500).end();
      asPage(response, "<!DOCTYPE html><p>taken</p>");
    },
    { sayProxy: (trouble: string, whatToSet: string) => void said.push(`${trouble}: ${whatToSet}`), ...options },
  );
  return { ...site, said };
}

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("right-to-refuge.proxy-troubles"));
});

test.each([
  ["refuge.example", "https://refuge.example"],
  ["localhost:3000", "https://refuge.example"],
  ["web", "https://refuge.example"],
  ["10.1.2.3:3000", "https://refuge.example"],
  ["localhost:3000", "http://localhost:3000"],
  ["localhost:3000", "http://localhost:8080"],
  ["localhost:3000", undefined],
])("a page that opens for Host %s takes its form from Origin %s", async (host, origin) => {
  const { send } = await aStrictSite();
  const headers = { host, ...(origin ? { origin } : {}) };
  expect((await send("/en/petitions/x", { headers })).status).toBe(200);
  const form = asForm([["name", "Zoë"]]);
  const { origin: _, ...others } = form.headers;
  expect((await send("/en/petitions/x", { ...form, headers: { ...others, ...headers } })).status).toBe(200);
});

test.each(["x-forwarded-for", "forwarded", "x-real-ip", "cf-connecting-ip"])(
  "%s, while no proxy is trusted, is reported once with what to set",
  async (name) => {
    const { send, said } = await aStrictSite();
    for (let at = 0; at < 3; at += 1) await send("/en", { headers: { [name]: "203.0.113.7" } });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("TRUSTED_PROXIES");
    expect(proxyHints()).toHaveLength(1);
  },
);

test.each([
  [1, { "x-real-ip": "203.0.113.7" }],
  [1, { "cf-connecting-ip": "203.0.113.7" }],
  [2, { "x-forwarded-for": "203.0.113.7" }],
])("with %i trusted proxies, a shorter X-Forwarded-For is reported once", async (trustedProxies, headers) => {
  const { send, said } = await aStrictSite({ trustedProxies });
  for (let at = 0; at < 3; at += 1) await send(`/en/${at}`, { headers });
  expect(said.map((each) => each.split(":")[0])).toEqual(["forwarded-short"]);
});

test("with a trusted proxy the header is as it should be", async () => {
  const { send, said } = await aStrictSite({ trustedProxies: 1 });
  await send("/en", { headers: { "x-forwarded-for": "203.0.113.7" } });
  expect([said, proxyHints()]).toEqual([[], []]);
});

test.each([
  ["a form of our address behind another host", { host: "localhost:3000", origin: "https://refuge.example" }],
  ["the name of a container", { host: "web" }],
])("that Host is not passed on is reported once: %s", async (_, headers) => {
  const { send, said } = await aStrictSite();
  const form = asForm([["name", "Zoë"]]);
  for (let at = 0; at < 3; at += 1) await send("/en", { ...form, headers: { ...form.headers, ...headers } });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/TRUSTED_PROXIES.*proxy_set_header Host \$host;/);
});

test("a host that is not ours is told once", async () => {
  const { send, said } = await aStrictSite();
  for (let at = 0; at < 3; at += 1) await send("/en", { headers: { host: "www.refuge.example" } });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("SITE_URL");
  expect(proxyHints()).toHaveLength(1);
  await send("/en");
  expect(proxyHints()).toEqual([]);
});

test("a person at this machine is no proxy", async () => {
  const { send, said, port } = await aStrictSite();
  await send("/en", { headers: { host: `localhost:${port}` } });
  const form = asForm([["name", "Zoë"]]);
  const own = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
  await send("/en", { ...form, headers: { ...form.headers, ...own } });
  expect(said).toEqual([]);
});
