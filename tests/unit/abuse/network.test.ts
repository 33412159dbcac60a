import { expect, test } from "vitest";
import { networksOf } from "#lib/network.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::ffff:cb00:7107", "203.0.113.7"],
  ["203.0.113.7:5678", "203.0.113.7"],
  ['"203.0.113.7:5678"', "203.0.113.7"],
  ["[::ffff:203.0.113.7]:443", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["[2001:db8::1]", "2001:db8:0:0::/64"],
  ["[2001:db8::1]:443", "2001:db8:0:0::/64"],
  ['"[2001:db8::1]:443"', "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["[fe80::1%eth0]:80", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["", "unknown"],
  ["203.0.113.7, 198.51.100.1", "unknown"],
  ["203.0.113.7:", "unknown"],
  ["203.0.113.7:port", "unknown"],
  ["203.0.113.7:123456", "unknown"],
  ["203.0.113.256:80", "unknown"],
  ["[203.0.113.7", "unknown"],
  ["[]:443", "unknown"],
  ["<script>", "unknown"],
])("%j is of network %s", (address, network) => {
  expect(networksOf(address).own).toBe(network);
});

test("the wider ranges of an address are those of its kind", () => {
  expect(networksOf("203.0.113.7")).toEqual({
    own: "203.0.113.7",
    home: null,
    site: "203.0.113.0/24",
    block: "203.0.0.0/16",
  });
  expect(networksOf("2001:db8:1:2345::9")).toEqual({
    own: "2001:db8:1:2345::/64",
    home: "2001:db8:1:2300::/56",
    site: "2001:db8:1::/48",
    block: "2001:db8::/32",
  });
  expect(networksOf("2001:db8:1:45::9").home).toBe("2001:db8:1:0::/56");
});
