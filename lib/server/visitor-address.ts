import type { IncomingMessage } from "node:http";
import type { Asked } from "./host.ts";

/**
 * One header of a request, found in what was received: Node's own `headers` is made for each request only when it is read,
 * which the way of a kept page need not pay. The first of several counts.
 * @param name in lower case
 */
export function headerOf({ rawHeaders }: IncomingMessage, name: string): string | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const candidate = rawHeaders[at];
    if (candidate?.length === name.length && candidate.toLowerCase() === name) return rawHeaders[at + 1];
  }
  return undefined;
}

/** The host that a request names: undefined when it names none, or several (RFC 9112, 3.2). */
export function hostOf({ rawHeaders }: IncomingMessage): string | undefined {
  let host: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length !== 4 || name.toLowerCase() !== "host") continue;
    if (host !== undefined) return undefined;
    host = rawHeaders[at + 1];
  }
  return host;
}

/** What the rule about Host and Origin looks at. */
export function askedBy(request: IncomingMessage): Asked {
  return {
    host: hostOf(request),
    // Joined where there are several, and then no origin at all.
    origin: request.headers.origin,
    fetchSite: request.headers["sec-fetch-site"]?.toString(),
    peer: request.socket.remoteAddress,
  };
}

const ABSOLUTE = /^https?:\/\/([^/?#@]+)(\/[^#]*|\?[^#]*)?$/i;

/**
 * Reads a target in absolute form (`GET http://host/path`), which servers must accept (RFC 9112, 3.2.2), as what it means:
 * its host counts in place of the Host header, and the rest is the target.
 */
export function readAbsoluteTarget(request: IncomingMessage): void {
  const [, host, rest = "/"] = ABSOLUTE.exec(request.url ?? "") ?? [];
  if (host === undefined || hostOf(request) === undefined) return;
  request.url = rest.startsWith("/") ? rest : `/${rest}`;
  const { rawHeaders } = request;
  rawHeaders[rawHeaders.findIndex((name, at) => at % 2 === 0 && name.toLowerCase() === "host") + 1] = host;
}

/**
 * The visitor's address. What a visitor writes into X-Forwarded-For is not believed; only the part that
 * our own proxies added is, counted from the right.
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const direct = socket.remoteAddress ?? "";
  if (trustedProxies === 0) return direct;
  const chain = String(headers["x-forwarded-for"] ?? "").split(",");
  return chain.at(-trustedProxies)?.trim() || direct;
}
