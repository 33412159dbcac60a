import { expect, test } from "vitest";
import { floodOf } from "#lib/abuse/flood.ts";
import { networksOf } from "#lib/network.ts";

/** What was counted, by the first word of a bucket's key; what is not named was counted once. */
type Counted = Record<string, number>;

function isFlood(address: string, counted: Counted): boolean {
  const signing = { petition: "right-to-stay", email: "supporter@example.org" };
  const flood = floodOf(signing, networksOf(address), (_, text) => Buffer.from(text));
  const points = (key: string) => counted[key.slice(0, key.indexOf(":"))] ?? 1;
  return flood.isFlood({ now: 0, points, ends: () => 0 });
}

test.each<[what: string, counted: Counted, edge: string]>([
  ["an address", { "flood-own": 20 }, "flood-own"],
  ["a /24 of a petition that few networks sign", { "flood-site": 60 }, "flood-site"],
  ["a /24 where two thousand networks sign", { "flood-networks": 2000, "flood-site": 60 }, "flood-site"],
  ["a /24 of a phone company in a great crowd", { "flood-networks": 15_000, "flood-site": 300 }, "flood-site"],
  ["a hosting range", { "flood-networks": 1000, "flood-block": 400 }, "flood-block"],
  ["a phone company's /16 in a great crowd", { "flood-networks": 15_000, "flood-block": 4500 }, "flood-block"],
  ["a domain of few networks", { "flood-domain": 60, "flood-domain-networks": 20, sender: 4 }, "flood-domain"],
  ["a large provider's domain", { "flood-domain": 8000, "flood-domain-networks": 6000, sender: 3 }, "sender"],
])("%s is no flood up to its limit", (what, counted, edge) => {
  expect(isFlood("203.0.113.7", counted)).toBe(false);
  // A large provider's customers are no flood however many they are.
  expect(isFlood("203.0.113.7", { ...counted, [edge]: (counted[edge] ?? 0) + 1 })).toBe(!what.includes("large"));
});

test("many /24s that send as much each do not hide behind each other: a share is of networks, not of signings", () => {
  expect(isFlood("203.0.113.7", { "flood-networks": 200, "flood-site": 500 })).toBe(true);
});

test("IPv6 has its home, its /48, and a /32 that may be a whole provider", () => {
  const address = "2001:db8:5:5::1";
  expect(isFlood(address, { "flood-home": 40 })).toBe(false);
  expect(isFlood(address, { "flood-home": 41 })).toBe(true);
  expect(isFlood(address, { "flood-site": 61 })).toBe(true);
  expect(isFlood(address, { "flood-networks": 10_000, "flood-block": 6000 })).toBe(false);
  expect(isFlood(address, { "flood-networks": 10_000, "flood-block": 6001 })).toBe(true);
});
