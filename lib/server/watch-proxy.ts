import type { IncomingMessage } from "node:http";
import type { OriginPolicy } from "./host.ts";
import { isNearName } from "./nearby.ts";
import { forgetProxyTrouble, isNoted, noteProxyTrouble, type ProxyTrouble } from "./proxy-hints.ts";
import { askedBy, hostOf } from "./visitor-address.ts";

const FORWARDED = new Set([
  "x-forwarded-for",
  "forwarded",
  "x-real-ip",
  "x-client-ip",
  "x-cluster-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
  "fastly-client-ip",
  "fly-client-ip",
]);

/** Reports the advice for a problem, once. */
export type SayProxy = (trouble: ProxyTrouble, whatToSet: string) => void;

interface Watch {
  originPolicy: OriginPolicy;
  trustedProxies: number;
  say: SayProxy;
}

/** Checks by the requests whether the settings of this process match the proxies before it. */
export function watchProxy({ originPolicy, trustedProxies, say }: Watch): (request: IncomingMessage) => void {
  const siteIsNear = isNearName(new URL(originPolicy.canonical.origin).hostname);

  function note(trouble: ProxyTrouble): void {
    const whatToSet = noteProxyTrouble(trouble);
    if (whatToSet) say(trouble, whatToSet);
  }

  return (request) => {
    if (trustedProxies === 0 && !isNoted("forwarded-ignored") && hasForwarded(request)) note("forwarded-ignored");
    if (trustedProxies > entriesOf(request) && !isNoted("forwarded-short") && hasForwarded(request))
      note("forwarded-short");
    const host = originPolicy.classifyHost(askedBy(request));
    // A request for the site's own host shows that the proxy is set up correctly; scanners send any host.
    if (host === "public") forgetProxyTrouble("host-unknown");
    if (host === "foreign" && hostOf(request) !== undefined) note("host-unknown");
    if (host === "nearby" && showsProxy(request)) note("host-not-passed-on");
  };

  /** Signs of a proxy. "localhost" alone is none: a person at this machine may use it too. */
  function showsProxy(request: IncomingMessage): boolean {
    const { host = "", origin } = askedBy(request);
    if (origin !== undefined && origin !== "null") return hostIn(origin) !== host.toLowerCase();
    const isContainer = !/^(?:localhost|[\d.]+|\[.*\])(?::\d*)?$/i.test(host);
    return isContainer || (!siteIsNear && request.httpVersion === "1.0") || hasForwarded(request);
  }
}

function hostIn(origin: string): string {
  return origin.replace(/^\w+:\/\//, "").toLowerCase();
}

function entriesOf({ headers }: IncomingMessage): number {
  const chain = headers["x-forwarded-for"];
  return chain === undefined ? 0 : String(chain).split(",").length;
}

function hasForwarded({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.some((name, at) => at % 2 === 0 && FORWARDED.has(name.toLowerCase()));
}
