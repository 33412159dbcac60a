import type { ServerResponse } from "node:http";
import { count, isCounting } from "../metrics.ts";
import { kindOf } from "./kinds.ts";
import { isMailedLink } from "./token-address.ts";

const NAMED: [addresses: RegExp, kind: string][] = [
  [/^\/(?:healthz|readyz)$/, "probe"],
  [/^\/api\//, "api"],
  [/^\/data\//, "data"],
  [/^\/embed\//, "embed"],
  [/^\/outbox(?:\/|$)/, "outbox"],
];

/** Counts an answer by the kind of its address and its status; `gone` where the visitor left before it. Never by the address. */
export function countAnswer(path: string, response: ServerResponse): void {
  if (!isCounting()) return;
  const status = response.headersSent ? String(response.statusCode) : "gone";
  const isForm = response.req.method === "POST";
  count("request", { kind: isForm ? "form" : kindOfAnswer(path), status });
}

function kindOfAnswer(path: string): string {
  if (isMailedLink(path)) return "own-page";
  return NAMED.find(([addresses]) => addresses.test(path))?.[1] ?? (kindOf(path).isFile ? "file" : "page");
}
