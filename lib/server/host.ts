import { isNearAddress, isNearName } from "./nearby.ts";

/** The parts of a request that the check of Host and Origin uses. */
export interface Asked {
  /** `Host`, or the host of an absolute-form target; undefined without a host, or with more than one. */
  host: string | undefined;
  /** `Origin`. */
  origin?: string | undefined;
  /** `Sec-Fetch-Site`: the browser sets it, and a page cannot. */
  fetchSite?: string | undefined;
  /** The IP address of the peer: the visitor, or a proxy. */
  peer: string | undefined;
}

export interface OriginPolicy {
  /** The values that Next gets instead of those of the request, so that its own origin check always passes. */
  canonical: { host: string; origin: string; protocol: string };
  /** Whether the host is the public name, a name that works only in a private network, or neither. */
  classifyHost(asked: Pick<Asked, "host" | "peer">): "public" | "nearby" | "foreign";
  /** Whether a form with this Origin is accepted. */
  acceptsFormFrom(asked: Asked): boolean;
}

const DIFFERENT_HOSTS_KEPT = 200;

/**
 * The one rule for Host and Origin: an origin that may load a page may also post its forms.
 *
 * Host: the site's own host is accepted in any spelling. A peer in a private network (a proxy that does not forward Host, or
 * a person at this machine) may also use a name or address that exists only in private networks. Nobody can register such a
 * name, so no foreign page can use one; and no response, mail or link depends on the Host.
 *
 * Origin: the site's own host with either scheme is accepted; from such a peer also such a name, unless the browser reports
 * "cross-site". `null`, which a stricter Referrer-Policy sends for every page, only if the browser reports "same-origin".
 * No current browser posts a form without an Origin, so such a form is accepted: it is not a cross-site attack.
 */
export function createOriginPolicy(siteUrl: string): OriginPolicy {
  const site = new URL(siteUrl);
  const siteName = nameOf(site);
  const sitePorts = site.port === "" ? ["80", "443"] : [site.port];
  // The site's own host is stored first, so that many invented hosts cannot keep it out.
  const known = new Map<string, "public" | "nearby" | "foreign">([[site.host, "public"]]);

  function readHost(host: string): "public" | "nearby" | "foreign" {
    const url = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/i.test(host) ? parse(`${site.protocol}//${host}`) : null;
    if (!url) return "foreign";
    if (isSite(url)) return "public";
    return isNearName(nameOf(url)) ? "nearby" : "foreign";
  }

  function isSite(url: URL): boolean {
    return nameOf(url) === siteName && sitePorts.includes(portOf(url));
  }

  function classifyHost({ host, peer }: Pick<Asked, "host" | "peer">): "public" | "nearby" | "foreign" {
    if (host === undefined) return "foreign";
    const is = known.get(host) ?? readHost(host);
    if (known.size < DIFFERENT_HOSTS_KEPT) known.set(host, is);
    return is === "nearby" && !isNearAddress(peer) ? "foreign" : is;
  }

  function acceptsFormFrom({ origin, fetchSite = "", peer }: Asked): boolean {
    if (fetchSite.includes("cross-site")) return false;
    if (origin === undefined) return true;
    if (origin === "null") return fetchSite === "same-origin";
    const url = /^https?:\/\/[^/?#@\s]+$/i.test(origin) ? parse(origin) : null;
    if (!url) return false;
    if (isSite(url)) return true;
    return isNearName(nameOf(url)) && isNearAddress(peer) && (fetchSite === "" || fetchSite === "same-origin");
  }

  const canonical = { host: site.host, origin: site.origin, protocol: site.protocol.slice(0, -1) };
  return { canonical, classifyHost, acceptsFormFrom };
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** The host name without the final dot of a fully qualified name. */
function nameOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, "");
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === "https:" ? "443" : "80");
}
