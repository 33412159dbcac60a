import { BlockList, isIPv4, isIPv6 } from "node:net";

// Loopback, link-local, private and carrier-grade ranges: what is there cannot be reached through the public internet.
const near = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  near.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  near.addSubnet(network, bits, "ipv6");

// Nobody can register these (RFC 6761, 6762, 8375, and the names that container networks use), so no stranger's page has one.
const RESERVED = /\.(?:localhost|localdomain|local|internal|lan|home\.arpa|svc)$/;

/** Is this address on this machine or in a private network, as that of a proxy of ours is? */
export function isNearAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const bare = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(bare)) return near.check(bare, "ipv4");
  return isIPv6(bare) && near.check(bare, "ipv6");
}

/**
 * Is this a name that only machines nearby know: "localhost", a container's "web", a private address?
 * @param hostname in lower case, as the URL parser writes it
 */
export function isNearName(hostname: string): boolean {
  if (hostname.startsWith("[")) return isNearAddress(hostname.slice(1, -1));
  if (isIPv4(hostname)) return isNearAddress(hostname);
  return !hostname.includes(".") || RESERVED.test(hostname);
}
