import type { IncomingMessage, ServerResponse } from "node:http";
import { PRIVATE_HEADERS } from "./headers.ts";
import { send } from "./send.ts";

const ENDING = Buffer.from('{"ok":false,"ending":true}');

let ending = false;

/** From here on `/readyz` answers 503, and every answer asks to close its connection: other processes get what comes next. */
export function beginEnding(): void {
  ending = true;
}

/** Whether this process was told to end. */
export function isEnding(): boolean {
  return ending;
}

/** Answers `/readyz` while this process ends, so that a balancer turns away before connections are refused. */
export function answerEnding(request: IncomingMessage, response: ServerResponse): void {
  send(request, response, 503, ENDING, ["Content-Type", "application/json", ...PRIVATE_HEADERS]);
}
