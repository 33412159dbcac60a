import { describe, expect, test } from "vitest";
import { createOriginPolicy } from "#lib/server/host.ts";

const PROXY = "127.0.0.1";
const VISITOR = "203.0.113.7";

describe("the host of a request", () => {
  test.each([
    // Our name, in any spelling, from anywhere.
    ["https://refuge.example", "refuge.example", VISITOR, "public"],
    ["https://refuge.example", "REFUGE.Example", VISITOR, "public"],
    ["https://refuge.example", "refuge.example.", VISITOR, "public"],
    ["https://refuge.example", "refuge.example:443", VISITOR, "public"],
    ["https://refuge.example", "refuge.example:80", VISITOR, "public"],
    ["https://refuge.example", "refuge.example:", VISITOR, "public"],
    ["http://localhost:3000", "localhost:3000", PROXY, "public"],
    ["http://[::1]:3000", "[0:0::1]:3000", "::1", "public"],
    ["https://xn--rfuge-bsa.example", "xn--rfuge-bsa.example", VISITOR, "public"],
    // What a proxy puts there that does not pass Host on, and what people at this machine type.
    ["https://refuge.example", "localhost:3000", PROXY, "nearby"],
    ["https://refuge.example", "127.0.0.1:8080", "::ffff:127.0.0.1", "nearby"],
    ["https://refuge.example", "[::1]:3000", "::1", "nearby"],
    ["https://refuge.example", "web", PROXY, "nearby"],
    ["https://refuge.example", "next_app:3000", "172.18.0.3", "nearby"],
    ["https://refuge.example", "10.0.0.5:3000", "10.0.0.2", "nearby"],
    ["https://refuge.example", "192.168.1.20:3000", "192.168.1.7", "nearby"],
    ["https://refuge.example", "web.default.svc.cluster.local", "10.2.3.4", "nearby"],
    ["https://refuge.example", "host.docker.internal:3000", "172.17.0.1", "nearby"],
    ["https://refuge.example", "[fd00::1]:3000", "fd00::2", "nearby"],
    // The same from the public internet, and names that anyone can register.
    ["https://refuge.example", "localhost:3000", VISITOR, "foreign"],
    ["https://refuge.example", "web", "2001:db8::1", "foreign"],
    ["https://refuge.example", "evil.example", PROXY, "foreign"],
    ["https://refuge.example", "evil.example:3000", PROXY, "foreign"],
    ["https://refuge.example", "www.refuge.example", PROXY, "foreign"],
    ["https://refuge.example", "refuge.example.evil.example", PROXY, "foreign"],
    ["https://refuge.example", "refuge.example:8080", PROXY, "foreign"],
    ["https://refuge.example", "203.0.113.9:3000", PROXY, "foreign"],
    // What is no host at all.
    ["https://refuge.example", "", PROXY, "foreign"],
    ["https://refuge.example", undefined, PROXY, "foreign"],
    ["https://refuge.example", "refuge.example, evil.example", PROXY, "foreign"],
    ["https://refuge.example", "refuge.example@evil.example", PROXY, "foreign"],
    ["https://refuge.example", "refuge.example/evil", PROXY, "foreign"],
    ["https://refuge.example", "localhost:99999", PROXY, "foreign"],
  ] as const)("of %s is %s from %s: %s", (siteUrl, host, peer, expected) => {
    expect(createOriginPolicy(siteUrl).classifyHost({ host, peer })).toBe(expected);
  });
});

describe("a form", () => {
  const site = "https://refuge.example";
  test.each([
    // [site, host, origin, Sec-Fetch-Site, peer, taken]
    [site, "refuge.example", "https://refuge.example", undefined, VISITOR, true],
    [site, "refuge.example", "https://refuge.example", "same-origin", VISITOR, true],
    [site, "REFUGE.example:443", "https://refuge.example", undefined, VISITOR, true],
    [site, "refuge.example", "http://refuge.example", "same-origin", VISITOR, true],
    [site, "localhost:3000", "https://refuge.example", "same-origin", PROXY, true],
    [site, "web", "https://refuge.example", undefined, PROXY, true],
    [site, "localhost:3000", "http://localhost:3000", undefined, PROXY, true],
    [site, "localhost:3000", "http://localhost:8080", "same-origin", PROXY, true],
    ["http://localhost:3000", "localhost:3000", "http://localhost:8080", undefined, PROXY, true],
    ["http://localhost:3000", "localhost:3000", "http://192.168.1.20:8080", "same-origin", PROXY, true],
    [site, "refuge.example", undefined, undefined, VISITOR, true],
    [site, "refuge.example", "null", "same-origin", VISITOR, true],
    [site, "refuge.example", "null", undefined, VISITOR, false],
    [site, "refuge.example", "null", "same-site", VISITOR, false],
    [site, "refuge.example", "null", "none", VISITOR, false],
    [site, "refuge.example", "https://refuge.example", "cross-site", VISITOR, false],
    [site, "refuge.example", undefined, "cross-site", VISITOR, false],
    [site, "refuge.example", "https://evil.example", undefined, VISITOR, false],
    [site, "refuge.example", "https://evil.example", "same-origin", PROXY, false],
    [site, "refuge.example", "https://www.refuge.example", "same-site", VISITOR, false],
    [site, "refuge.example", "https://refuge.example:8443", undefined, VISITOR, false],
    [site, "refuge.example", "https://refuge.example.evil.example", undefined, VISITOR, false],
    [site, "refuge.example", "http://localhost:9999", "same-site", PROXY, false],
    [site, "refuge.example", "http://localhost:3000", undefined, VISITOR, false],
    [site, "refuge.example", "file://", undefined, PROXY, false],
    [site, "refuge.example", "https://refuge.example https://evil.example", undefined, PROXY, false],
    [site, "refuge.example", "", undefined, PROXY, false],
  ] as const)(
    "of %s, Host %s, Origin %s, Sec-Fetch-Site %s, from %s: %s",
    (siteUrl, host, origin, fetchSite, peer, taken) => {
      const originPolicy = createOriginPolicy(siteUrl);
      expect(originPolicy.classifyHost({ host, peer })).not.toBe("foreign");
      expect(originPolicy.acceptsFormFrom({ host, origin, fetchSite, peer })).toBe(taken);
    },
  );
});
