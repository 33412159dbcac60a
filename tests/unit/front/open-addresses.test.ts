import { expect, test } from "vitest";
import { cacheControl, SECURITY_HEADERS, securityHeaders } from "#lib/front/headers.ts";

const pairs = (path: string) => {
  const flat = securityHeaders(path);
  return Object.fromEntries(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1]]] : [])));
};

test("a chart may stand in any site's frame, and nothing else may", () => {
  expect(pairs("/embed/fr/refugee-hosts")["Content-Security-Policy"]).toContain("frame-ancestors *");
  for (const path of ["/en", "/embed", "/embed/de/refugee-hosts", "/en/embed/en/refugee-hosts", "/embed/en/a/b"])
    expect(securityHeaders(path)).toBe(SECURITY_HEADERS);
});

test("data and share pictures may be read from other sites, and caches may hold data for an hour", () => {
  expect(pairs("/data/refugee-hosts.fr.csv")).toMatchObject({
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
  expect(cacheControl("/data/refugee-hosts.json")).toContain("s-maxage=3600");
  expect(pairs("/share/en/refugee-hosts.png")["Cross-Origin-Resource-Policy"]).toBe("cross-origin");
  expect(pairs("/share/en/refugee-hosts.png")["Content-Security-Policy"]).toContain("frame-ancestors 'none'");
});
