import type { IncomingMessage } from "node:http";
import type { Asked } from "./host.ts";

/**
 * One header of a request, from the raw headers. Node builds `headers` only when it is read; cached pages avoid that cost.
 * Of several headers with one name it returns the first.
 * @param name in lower case
 */
export function headerOf({ rawHeaders }: Pick<IncomingMessage, "rawHeaders">, name: string): string | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const candidate = rawHeaders[at];
    if (candidate?.length === name.length && candidate.toLowerCase() === name) return rawHeaders[at + 1];
  }
  return undefined;
}

/** The Host header; undefined without one, or with several (RFC 9112, 3.2). */
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

/** The parts of a request that the rule for Host and Origin uses. */
export function askedBy(request: IncomingMessage): Asked {
  return {
    host: hostOf(request),
    // Node joins several Origin headers, and the result is not a valid origin.
    origin: request.headers.origin,
    fetchSite: request.headers["sec-fetch-site"]?.toString(),
    peer: request.socket.remoteAddress,
  };
}

const ABSOLUTE = /^https?:\/\/([^/?#@]+)(\/[^#]*|\?[^#]*)?$/i;

/**
 * Rewrites a target in absolute form (`GET http://host/path`), which servers must accept (RFC 9112, 3.2.2): its host replaces
 * the Host header, and the rest becomes the target.
 */
export function readAbsoluteTarget(request: IncomingMessage): void {
  const [, host, rest = "/"] = ABSOLUTE.exec(request.url ?? "") ?? [];
  if (host === undefined || hostOf(request) === undefined) return;
  request.url = rest.startsWith("/") ? rest : `/${rest}`;
  const { rawHeaders } = request;
  rawHeaders[rawHeaders.findIndex((name, at) => at % 2 === 0 && name.toLowerCase() === "host") + 1] = host;
}

/**
 * The visitor's IP address. Of X-Forwarded-For it uses only the entries that the trusted proxies added, counted from the
 * right; a visitor can write the others.
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const direct = socket.remoteAddress ?? "";
  if (trustedProxies === 0) return direct;
  const chain = String(headers["x-forwarded-for"] ?? "").split(",");
  return chain.at(-trustedProxies)?.trim() || direct;
}
