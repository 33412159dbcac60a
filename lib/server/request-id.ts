import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { withRequest } from "../log.ts";
import { headerOf } from "./visitor-address.ts";

const NAME = "X-Request-Id";

/**
 * Runs the work of a request with its id, which is in each line of the log and in the response. The id is that of a trusted
 * proxy, else a new one. The id of a visitor is not used, because it would be written to the log.
 * @param trustedProxies number of trusted proxies before this process
 */
export function withRequestId(
  request: IncomingMessage,
  response: ServerResponse,
  trustedProxies: number,
  work: () => Promise<void>,
): Promise<void> {
  const id = idFromProxy(request, trustedProxies) ?? randomUUID();
  response.setHeader(NAME, id);
  return withRequest(id, work);
}

/** Returns the id of a trusted proxy in the response. For cached responses, which write no log line. */
export function echoId(request: IncomingMessage, response: ServerResponse, trustedProxies: number): void {
  const id = idFromProxy(request, trustedProxies);
  if (id !== null) response.setHeader(NAME, id);
}

function idFromProxy(request: IncomingMessage, trustedProxies: number): string | null {
  if (trustedProxies === 0) return null;
  const id = headerOf(request, "x-request-id") ?? "";
  // UUIDs, ULIDs and the 32 digits of nginx match.
  return /^[A-Za-z0-9-]{16,64}$/.test(id) ? id : null;
}
