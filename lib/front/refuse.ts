import type { IncomingMessage } from "node:http";
import type { FlatHeaders } from "./headers.ts";
import { isNameOfNext, isReadable, isSpellingOfNext, takesForms } from "./paths.ts";
import type { Hosts } from "./visitor.ts";
import type { Matter } from "./words.ts";

export interface Refusal {
  status: number;
  matter: Matter;
  headers?: FlatHeaders;
}

/** Whether a key, as a visitor gives it, opens the outbox of a trial. */
export type OpensOutbox = (key: string) => boolean;

export const BODY_BYTES_MAX = 32_000;

const READ = ["GET", "HEAD"];
// Health checks ask a machine by its number, not the site by its name.
const FOR_ANY_HOST = ["/healthz", "/readyz"];

/** Why a request is not worth another look; null when it may pass. Looks at the first lines only, never at a body. */
export function refuse(request: IncomingMessage, path: string, hosts: Hosts, opensOutbox: OpensOutbox): Refusal | null {
  const method = request.method ?? "";
  if (!hosts.isOurs(request) && !FOR_ANY_HOST.includes(path)) return { status: 400, matter: "badRequest" };
  if (!isReadable(path)) return { status: 400, matter: "badRequest" };
  const methods = takesForms(path) ? [...READ, "POST"] : READ;
  if (!methods.includes(method)) return notAllowed(methods);
  if (isNameOfNext(path) || isSpellingOfNext(request.url ?? "")) return { status: 404, matter: "notFound" };
  if (isOutbox(path) && !opensOutbox(keyOf(request.url))) return { status: 404, matter: "notFound" };
  return method === "POST" ? refusePost(request, path, hosts) : null;
}

/** @param methods what is possible at the address instead */
function notAllowed(methods: string[]): Refusal {
  return { status: 405, matter: "methodNotAllowed", headers: ["Allow", methods.join(", ")] };
}

function refusePost(request: IncomingMessage, path: string, hosts: Hosts): Refusal | null {
  // One-click unsubscribe comes from mail programs (RFC 8058), not from a page.
  if (!isWithin(path, "/unsubscribe") && isForeign(request, hosts)) return { status: 403, matter: "foreignPost" };
  if (Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX) return { status: 413, matter: "tooLarge" };
  return null;
}

function isForeign(request: IncomingMessage, hosts: Hosts): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (site === "cross-site") return true;
  return origin !== undefined && !hosts.isOurOrigin(origin, request);
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

function isWithin(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}
