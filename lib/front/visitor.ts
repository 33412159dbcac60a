import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/**
 * One header of a request, found in what was received: Node's own `headers` is made anew for each request, which the
 * way of a kept page need not pay. The first of several counts.
 * @param name in lower case
 */
export function headerOf({ rawHeaders }: IncomingMessage, name: string): string | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const candidate = rawHeaders[at];
    if (candidate?.length === name.length && candidate.toLowerCase() === name) return rawHeaders[at + 1];
  }
  return undefined;
}

/** Is the other end of the connection on this machine? */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:127\.|::1$|::ffff:127\.)/.test(address);
}

/** Knows the names by which this site may be asked. */
export interface Hosts {
  isOurs(request: IncomingMessage): boolean;
  /** Does a form with this Origin come from a page of ours? */
  isOurOrigin(origin: string, request: IncomingMessage): boolean;
  /** "https" or "http", as the visitor sees it. */
  protocol(request: IncomingMessage): string;
}

/**
 * The site answers to the host of its public address; and, over a connection from this machine, to
 * localhost with the port it listens on.
 */
export function createHosts(siteUrl: string): Hosts {
  const site = new URL(siteUrl);
  const siteHosts = new Set([site.host, `${site.hostname}:${site.port || (site.protocol === "https:" ? 443 : 80)}`]);
  const locals = new Map<number, Set<string>>();

  function isLocal(host: string, socket: Socket): boolean {
    const port = socket.localPort ?? 0;
    if (!isLoopback(socket.remoteAddress)) return false;
    const known = locals.get(port) ?? new Set(["localhost", "127.0.0.1", "[::1]"].map((name) => withPort(name, port)));
    locals.set(port, known);
    return known.has(host);
  }

  function isOurs(request: IncomingMessage): boolean {
    const host = headerOf(request, "host")?.toLowerCase();
    return host !== undefined && (siteHosts.has(host) || isLocal(host, request.socket));
  }

  function protocol({ headers }: IncomingMessage): string {
    return siteHosts.has(headers.host?.toLowerCase() ?? "") ? site.protocol.slice(0, -1) : "http";
  }

  function isOurOrigin(origin: string, request: IncomingMessage): boolean {
    return origin === site.origin || origin === `${protocol(request)}://${request.headers.host?.toLowerCase()}`;
  }

  return { isOurs, isOurOrigin, protocol };
}

function withPort(name: string, port: number): string {
  return port === 80 ? name : `${name}:${port}`;
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
