import type { IncomingMessage } from "node:http";
import type { FlatHeaders } from "./headers.ts";
import type { Judge } from "./host.ts";
import type { ErrorKind } from "./messages.ts";
import { isNextPageName } from "./next-contract.ts";
import { isNextDataAddress, isReadable, takesForms } from "./paths.ts";
import { askedBy, hostOf } from "./visitor-address.ts";

export interface Refusal {
  status: number;
  matter: ErrorKind;
  /** What is said where the text that was typed is still on the page, if that is something else. */
  keptMatter?: ErrorKind;
  headers?: FlatHeaders;
}

/** Whether a key, as a visitor gives it, opens the outbox of a trial. */
export type OpensOutbox = (key: string) => boolean;

export const BODY_BYTES_MAX = 32_000;

const READ = ["GET", "HEAD"];
// Health checks ask a machine by its number, not the site by its name.
const FOR_ANY_HOST = ["/healthz", "/readyz"];

/** Why a request is not worth another look; null when it may pass. Looks at the first lines only, never at a body. */
export function refuse(request: IncomingMessage, path: string, judge: Judge, opensOutbox: OpensOutbox): Refusal | null {
  const method = request.method ?? "";
  if (request.httpVersionMajor !== 1) return { status: 505, matter: "badRequest", headers: ["Connection", "close"] };
  const isForAnyHost = FOR_ANY_HOST.includes(path) && hostOf(request) !== undefined;
  if (!isForAnyHost && judge.hostIs(askedBy(request)) === "foreign") return { status: 400, matter: "badRequest" };
  if (!isReadable(path)) return { status: 400, matter: "badRequest" };
  const methods = takesForms(path) ? [...READ, "POST"] : READ;
  if (!methods.includes(method)) return notAllowed(methods);
  if (isNextPageName(path) || isNextDataAddress(request.url ?? "")) return { status: 404, matter: "notFound" };
  if (isOutbox(path) && !opensOutbox(keyOf(request.url))) return { status: 404, matter: "notFound" };
  return null;
}

/** @param methods what is possible at the address instead */
function notAllowed(methods: string[]): Refusal {
  return { status: 405, matter: "methodNotAllowed", headers: ["Allow", methods.join(", ")] };
}

/** With every ending that Next could give it, such as `/outbox.rsc`. */
function isOutbox(path: string): boolean {
  return /^\/outbox(?!\w)/i.test(path);
}

/** The `key` of a query; empty when there is none, or several. */
function keyOf(target = ""): string {
  const keys = new URLSearchParams(target.split("?")[1]).getAll("key");
  return keys.length === 1 ? (keys[0] ?? "") : "";
}
