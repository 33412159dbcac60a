import type { IncomingMessage } from "node:http";
import type { FlatHeaders } from "./headers.ts";
import type { OriginPolicy } from "./host.ts";
import type { ErrorKind } from "./messages.ts";
import { isNextPageName } from "./next-contract.ts";
import { isNextDataAddress, isReadable, takesForms } from "./paths.ts";
import { askedBy, hostOf } from "./visitor-address.ts";

export interface Refusal {
  status: number;
  errorKind: ErrorKind;
  /** The error to show when the page keeps the typed text, if it is a different one. */
  errorKindWithForm?: ErrorKind;
  headers?: FlatHeaders;
}

/** Whether a visitor's key opens the outbox of a trial site. */
export type OpensOutbox = (key: string) => boolean;

export const BODY_BYTES_MAX = 32_000;

const READ = ["GET", "HEAD"];
// Health checks use the IP address of a machine, not the name of the site.
const FOR_ANY_HOST = ["/healthz", "/readyz"];

/** Why a request is refused; null when it may pass. Reads only the request line and the headers, never the body. */
export function refuse(
  request: IncomingMessage,
  path: string,
  originPolicy: OriginPolicy,
  opensOutbox: OpensOutbox,
): Refusal | null {
  const method = request.method ?? "";
  if (request.httpVersionMajor !== 1) return { status: 505, errorKind: "badRequest", headers: ["Connection", "close"] };
  const isForAnyHost = FOR_ANY_HOST.includes(path) && hostOf(request) !== undefined;
  if (!isForAnyHost && originPolicy.classifyHost(askedBy(request)) === "foreign")
    return { status: 400, errorKind: "badRequest" };
  if (!isReadable(path)) return { status: 400, errorKind: "badRequest" };
  const methods = takesForms(path) ? [...READ, "POST"] : READ;
  if (!methods.includes(method)) return notAllowed(methods);
  if (isNextPageName(path) || isNextDataAddress(request.url ?? "")) return { status: 404, errorKind: "notFound" };
  if (isOutbox(path) && !opensOutbox(keyOf(request.url))) return { status: 404, errorKind: "notFound" };
  return null;
}

/** @param methods the methods that the path allows */
function notAllowed(methods: string[]): Refusal {
  return { status: 405, errorKind: "methodNotAllowed", headers: ["Allow", methods.join(", ")] };
}

/** Whether a path is the outbox, with any suffix of Next such as `/outbox.rsc`. */
function isOutbox(path: string): boolean {
  return /^\/outbox(?!\w)/i.test(path);
}

/** The query parameter `key`; empty without one, or with several. */
function keyOf(target = ""): string {
  const keys = new URLSearchParams(target.split("?")[1]).getAll("key");
  return keys.length === 1 ? (keys[0] ?? "") : "";
}
