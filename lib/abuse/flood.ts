import { getDomain } from "tldts";
import { normalizeEmail } from "../crypto/normalize-email.ts";
import type { Networks } from "../network.ts";
import type { Bucket, Counts } from "./count.ts";
import type { DailyHash } from "./daily-hash.ts";
import { TEN_MINUTES } from "./rate-limits.ts";
import type { Signing } from "./signing.ts";

/**
 * New signings of one petition in ten minutes that make a flood. A crowd, however large, comes from as many networks as
 * people; a program has few networks, or few domains. Only what lies in such a network or domain meets a proof of work.
 * A share is of the /24s and /48s that sign the petition, since their number is what a program cannot raise.
 */
const floods = {
  /** Twice what is free for an address: a classroom still signs, held; a program stops here. */
  own: { most: 20 },
  /** As an address, for the 256 networks of one home. */
  home: { most: 40 },
  /** Six addresses at their free rate; in a great crowd more, as a phone company has that spreads millions over few /24s. */
  site: { most: 60, share: 0.02 },
  /** A whole /16 or /32: a phone company's users may leave through one /16, and a provider's through one /32. */
  block: { most: 400, share: { ipv4: 0.3, ipv6: 0.6 } },
  /**
   * Many addresses of one domain from few networks: a large provider's customers come from nearly as many as they are. Only
   * networks that send more than so many themselves are asked, or a program could have all of a provider's customers asked.
   */
  domain: { most: 60, perNetwork: 3 },
};

/** What one signing counts for, and whether the counts make it part of a flood. */
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
  // Its owner can make up as many subdomains as names.
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
      // Of the whole petition, or of a domain that half of all people may have: no signing waits for another's row.
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
