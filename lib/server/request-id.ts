import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { withRequest } from "../log.ts";
import { headerOf } from "./visitor-address.ts";

const NAME = "X-Request-Id";

/**
 * Runs the work of a request under its id, which each line of the log and the answer then carry: the one that a proxy of
 * ours gave, else a new one. What a visitor sends is not believed, since it would stand in our log.
 * @param trustedProxies proxies of ours before this process
 */
export function underItsId(
  request: IncomingMessage,
  response: ServerResponse,
  trustedProxies: number,
  work: () => Promise<void>,
): Promise<void> {
  const id = givenId(request, trustedProxies) ?? randomUUID();
  response.setHeader(NAME, id);
  return withRequest(id, work);
}

/** Gives a proxy of ours its id back. For answers that come from memory, which write nothing into the log. */
export function echoId(request: IncomingMessage, response: ServerResponse, trustedProxies: number): void {
  const id = givenId(request, trustedProxies);
  if (id !== null) response.setHeader(NAME, id);
}

function givenId(request: IncomingMessage, trustedProxies: number): string | null {
  if (trustedProxies === 0) return null;
  const id = headerOf(request, "x-request-id") ?? "";
  // UUIDs, ULIDs and nginx's 32 digits are of this form.
  return /^[A-Za-z0-9-]{16,64}$/.test(id) ? id : null;
}
