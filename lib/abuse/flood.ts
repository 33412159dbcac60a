import { getDomain } from "tldts";
import { normalizeEmail } from "../crypto/normalize-email.ts";
import type { Networks } from "../network.ts";
import type { Bucket, Counts } from "./count.ts";
import type { DailyHash } from "./daily-hash.ts";
import { TEN_MINUTES } from "./rate-limits.ts";
import type { Signing } from "./signing.ts";

/**
 * How many new signings of one petition in ten minutes are a flood. The people of a large crowd come from many networks; a
 * program has few networks or few email domains. Only signings from such a network or domain need a proof of work.
 * `share` is a part of the number of /24s and /48s that sign the petition, because a program cannot raise that number.
 */
const floods = {
  /** Twice the free rate of an address. A classroom can still sign (held for review); a program stops here. */
  own: { most: 20 },
  /** Twice the free rate, for the 256 networks of one home. */
  home: { most: 40 },
  /** Six addresses at their free rate. In a large crowd more, because a phone company puts millions of people in few /24s. */
  site: { most: 60, share: 0.02 },
  /** A whole /16 or /32. All users of a phone company may share one /16, and all users of a provider one /32. */
  block: { most: 400, share: { ipv4: 0.3, ipv6: 0.6 } },
  /**
   * Many addresses of one email domain from few networks. The customers of a large provider come from nearly as many
   * networks as people. Only a network that itself sends more than `perNetwork` needs a proof; otherwise a program could
   * make all customers of a provider need one.
   */
  domain: { most: 60, perNetwork: 3 },
};

/** The buckets that one signing is counted in, and whether their counts make it part of a flood. */
export function floodOf(
  { petition, email }: Signing,
  networks: Networks,
  hash: DailyHash,
): { buckets: Bucket[]; isFlood: (counts: Counts) => boolean } {
  const { own, home, site, block } = networks;
  const key = (name: string, ...of: string[]) =>
    `${name}:${hash("flood", [petition, ...of].join("\n")).toString("base64url")}`;
  const address = normalizeEmail(email);
  const host = address.slice(address.lastIndexOf("@") + 1);
  // The owner of a domain can invent any number of subdomains.
  const domain = getDomain(host, { allowPrivateDomains: true }) ?? host;
  const [form, sender, visitor] = [key("form", address, site), key("sender", domain, site), key("visitor", site)];
  const counted = {
    own: key("flood-own", own),
    home: home === null ? null : key("flood-home", home),
    site: key("flood-site", site),
    block: key("flood-block", block),
    networks: key("flood-networks"),
    domain: key("flood-domain", domain),
    domainNetworks: key("flood-domain-networks", domain),
  };
  const seconds = TEN_MINUTES;
  const first = (key: string, within?: string): Bucket => ({
    key,
    seconds,
    counts: "first",
    ...(within && { within }),
  });
  const whenNew = (of: string, key: string, shared = false): Bucket => ({ key, seconds, counts: "new", of, shared });
  const narrow = [counted.own, counted.home ?? [], counted.site, counted.block].flat();
  return {
    buckets: [
      ...[first(form, counted.site), first(sender), first(visitor)],
      ...narrow.map((key) => whenNew(form, key)),
      // Shared: these buckets are used by very many signings, and one row would make them wait for each other.
      whenNew(form, counted.domain, true),
      whenNew(sender, counted.domainNetworks, true),
      whenNew(visitor, counted.networks, true),
    ],
    isFlood: ({ points }) => {
      const networks = points(counted.networks);
      const blockShare = home === null ? floods.block.share.ipv4 : floods.block.share.ipv6;
      const domainMost = Math.max(floods.domain.most, points(counted.domainNetworks) * floods.domain.perNetwork);
      return (
        points(counted.own) > floods.own.most ||
        (counted.home !== null && points(counted.home) > floods.home.most) ||
        points(counted.site) > Math.max(floods.site.most, networks * floods.site.share) ||
        points(counted.block) > Math.max(floods.block.most, networks * blockShare) ||
        (points(counted.domain) > domainMost && points(sender) > floods.domain.perNetwork)
      );
    },
  };
}
