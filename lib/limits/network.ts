import { isIPv4, isIPv6 } from "node:net";

/**
 * What counts as one network: an IPv4 address, or the first 64 bits of an IPv6 address, which one home or phone owns.
 * @param address as the server in front gives it; anything that is no address is one network, `unknown`
 */
export function networkOf(address: string): string {
  const bare = address.trim().replace(/%.*$/, "");
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return "unknown";
  const groups = groupsOf(bare);
  // An IPv4 visitor of a socket that listens on both.
  if (/^(?:0:){5}ffff:/.test(groups.join(":"))) return toIPv4(groups[6] ?? "", groups[7] ?? "");
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, in hex without leading zeros. The URL parser writes every spelling in one way. */
function groupsOf(address: string): string[] {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = "", after] = short.split("::");
  const head = before.split(":").filter(Boolean);
  const tail = (after ?? "").split(":").filter(Boolean);
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => "0"), ...tail];
}

function toIPv4(high: string, low: string): string {
  const bytes = [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  return bytes.join(".");
}
