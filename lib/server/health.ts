import type { IncomingMessage, ServerResponse } from "node:http";
import { PRIVATE_HEADERS } from "./headers.ts";
import { send } from "./send.ts";

const ALIVE = Buffer.from('{"ok":true}');

/** Answers `/healthz`: the process is alive, whatever waits behind it. @returns false for what is no reading */
export function answerHealth(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  send(request, response, 200, ALIVE, ["Content-Type", "application/json", ...PRIVATE_HEADERS]);
  return true;
}
