import { BlockList, isIPv4, isIPv6 } from "node:net";

// Loopback, link-local, private and carrier-grade NAT ranges: none is reachable from the public internet.
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

// Names that nobody can register (RFC 6761, 6762, 8375, and names of container networks), so no foreign page can use one.
const RESERVED = /\.(?:localhost|localdomain|local|internal|lan|home\.arpa|svc)$/;

/** Whether an address is on this machine or in a private network, as the address of the operator's proxy is. */
export function isNearAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const bare = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(bare)) return near.check(bare, "ipv4");
  return isIPv6(bare) && near.check(bare, "ipv6");
}

/**
 * Whether a name works only in a private network: "localhost", a container's "web", a private address.
 * @param hostname in lower case, as the URL parser returns it
 */
export function isNearName(hostname: string): boolean {
  if (hostname.startsWith("[")) return isNearAddress(hostname.slice(1, -1));
  if (isIPv4(hostname)) return isNearAddress(hostname);
  return !hostname.includes(".") || RESERVED.test(hostname);
}
