import { isNearAddress, isNearName } from "./nearby.ts";

/** What a request says about where it comes from and whom it asks. */
export interface Asked {
  /** `Host`, or the host of a target in absolute form; undefined when there is none, or more than one. */
  host: string | undefined;
  /** `Origin`. */
  origin?: string | undefined;
  /** `Sec-Fetch-Site`: which browsers say, and pages cannot. */
  fetchSite?: string | undefined;
  /** The other end of the connection: the visitor, or a proxy. */
  peer: string | undefined;
}

export interface Judge {
  /** What Next is given in place of whatever the request said: it never has to compare. */
  canonical: { host: string; origin: string; protocol: string };
  /** By the public name, by a name that only a machine nearby can use, or by none of ours. */
  hostIs(asked: Pick<Asked, "host" | "peer">): "public" | "nearby" | "foreign";
  /** May a form with this Origin be taken? */
  takesFormFrom(asked: Asked): boolean;
}

const DIFFERENT_HOSTS_KEPT = 200;

/**
 * The one rule about Host and Origin: what a page may be asked by, its forms may be sent by.
 *
 * Host: the site's own, in any spelling; from a peer in a private network (a proxy that does not pass Host on, or a person
 * at this machine) also a name or address that only private networks know. Such names cannot be registered, so no stranger's
 * page can point one here; and no answer, no mail and no link depends on the Host.
 *
 * Origin: the site's own with either scheme, or from such a peer such a name, unless the browser says that it is another
 * site's. `null`, which a stricter Referrer-Policy makes of every Origin, only if the browser says "same-origin".
 * A form without an Origin comes from no browser of today.
 */
export function createJudge(siteUrl: string): Judge {
  const site = new URL(siteUrl);
  const siteName = nameOf(site);
  const sitePorts = site.port === "" ? ["80", "443"] : [site.port];
  // The usual one from the start, so that no crowd of made-up hosts can keep it out.
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

  function hostIs({ host, peer }: Pick<Asked, "host" | "peer">): "public" | "nearby" | "foreign" {
    if (host === undefined) return "foreign";
    const is = known.get(host) ?? readHost(host);
    if (known.size < DIFFERENT_HOSTS_KEPT) known.set(host, is);
    return is === "nearby" && !isNearAddress(peer) ? "foreign" : is;
  }

  function takesFormFrom({ origin, fetchSite = "", peer }: Asked): boolean {
    if (fetchSite.includes("cross-site")) return false;
    if (origin === undefined) return true;
    if (origin === "null") return fetchSite === "same-origin";
    const url = /^https?:\/\/[^/?#@\s]+$/i.test(origin) ? parse(origin) : null;
    if (!url) return false;
    if (isSite(url)) return true;
    return isNearName(nameOf(url)) && isNearAddress(peer) && (fetchSite === "" || fetchSite === "same-origin");
  }

  const canonical = { host: site.host, origin: site.origin, protocol: site.protocol.slice(0, -1) };
  return { canonical, hostIs, takesFormFrom };
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Without the full stop that ends a name in full. */
function nameOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, "");
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === "https:" ? "443" : "80");
}
