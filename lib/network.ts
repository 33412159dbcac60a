import { isIPv4, isIPv6 } from "node:net";

/** The networks that contain an address, from the narrowest to the widest. */
export type Networks = {
  /** The network of one home or phone: an IPv4 address, or the first 64 bits of an IPv6 address. */
  own: string;
  /** The first 56 bits of an IPv6 address; many providers give such a network to one home. Null for IPv4. */
  home: string | null;
  /** The network of one office, school or server customer: /24 of IPv4, /48 of IPv6. */
  site: string;
  /** The network of a hosting company or a whole provider: /16 of IPv4, /32 of IPv6. */
  block: string;
};

/** @param address the visitor's, with or without a port; any text that is not an IP address counts as one network, `unknown` */
export function networksOf(address: string): Networks {
  const bare = removePort(address.trim()).replace(/%.*$/, "");
  if (isIPv4(bare)) return ofIPv4(bare);
  if (!isIPv6(bare)) return { own: "unknown", home: null, site: "unknown", block: "unknown" };
  const groups = groupsOf(bare);
  // An IPv4 visitor on a dual-stack socket (IPv4-mapped address), or behind a translator (64:ff9b::/96, RFC 6052).
  if (/^(?:(?:0:){5}ffff:|64:ff9b:(?:0:){4})/.test(groups.join(":")))
    return ofIPv4(toIPv4(groups[6] ?? "", groups[7] ?? ""));
  const first = (bits: 32 | 48 | 64) => `${groups.slice(0, bits / 16).join(":")}::/${bits}`;
  const fourth = (Number.parseInt(groups[3] ?? "", 16) & 0xff00).toString(16);
  return {
    own: first(64),
    home: `${[...groups.slice(0, 3), fourth].join(":")}::/56`,
    site: first(48),
    block: first(32),
  };
}

/** Some proxies write `203.0.113.7:5678`, `[2001:db8::1]:443` or `"[2001:db8::1]"`. */
function removePort(address: string): string {
  const inBrackets = /^"?\[([^\]]*)\](?::\d{1,5})?"?$/.exec(address);
  if (inBrackets) return inBrackets[1] ?? "";
  return /^"?(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?"?$/.exec(address)?.[1] ?? address;
}

function ofIPv4(address: string): Networks {
  const [a, b, c] = address.split(".");
  return { own: address, home: null, site: `${a}.${b}.${c}.0/24`, block: `${a}.${b}.0.0/16` };
}

/** The eight groups of an IPv6 address, in hex without leading zeros. The URL parser normalizes every spelling. */
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
