import type { IncomingHttpHeaders } from "node:http";
import { site } from "../content/load/site.ts";
import { environment } from "../env.ts";
import { kindOf } from "./kinds.ts";

/** Header names and values in one flat list, which `writeHead` uses without copying. */
export type FlatHeaders = string[];

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

// On a bare domain it would bind every other subdomain to https as well, for two years.
const HSTS = `max-age=63072000${environment().HSTS_SUBDOMAINS === "no" ? "" : "; includeSubDomains"}`;

/** The security headers of every response. */
export const SECURITY_HEADERS: Readonly<FlatHeaders> = [
  ...["Content-Security-Policy", CONTENT_SECURITY_POLICY],
  ...["Strict-Transport-Security", HSTS],
  ...["X-Content-Type-Options", "nosniff"],
  // Not no-referrer: browsers would then send `Origin: null` and every form without scripts would be refused.
  ...["Referrer-Policy", "same-origin"],
  ...["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"],
  ...["Cross-Origin-Opener-Policy", "same-origin"],
  ...["Cross-Origin-Resource-Policy", "same-origin"],
];

/** The security headers of one path. The table in `kinds.ts` says which paths other sites may embed or read. */
export function securityHeaders(path: string): Readonly<FlatHeaders> {
  const { openTo } = kindOf(path);
  if (openTo === "nobody else") return SECURITY_HEADERS;
  const opened = SECURITY_HEADERS.map((text, index) =>
    SECURITY_HEADERS[index - 1] === "Cross-Origin-Resource-Policy" ? "cross-origin" : text,
  );
  if (openTo === "scripts of other sites") opened.push("Access-Control-Allow-Origin", "*");
  const ancestors = openTo === "frames of other sites" ? "*" : openTo === "frames of listed sites" ? listed() : null;
  if (ancestors === null) return opened;
  return opened.map((text) => text.replace("frame-ancestors 'none'", `frame-ancestors ${ancestors}`));
}

/** The sites that may show a petition in a frame, as `frame-ancestors` names them. */
function listed(): string {
  const { petitionFrames: sites = "any" } = site;
  if (sites === "any") return "*";
  return sites.length === 0 ? "'none'" : sites.join(" ");
}

/** The security headers of an answer that is not kept. In a petition's frame, its errors have to be seen as well. */
export function securityHeadersOfAnswer(path: string): Readonly<FlatHeaders> {
  return kindOf(path).openTo === "frames of listed sites" ? securityHeaders(path) : SECURITY_HEADERS;
}

/** For responses to one person, and for responses that are not a page of the site. */
export const PRIVATE_HEADERS: Readonly<FlatHeaders> = ["Cache-Control", "no-store", "X-Robots-Tag", "noindex"];

/**
 * The same for a form that comes back with what was typed. The visitor's own browser may keep it, to show it again on
 * Back: with `no-store` it would ask to send the form a second time. See lib/decisions/038-back-shows-the-form.md.
 */
export const ANSWERED_FORM_HEADERS: Readonly<FlatHeaders> = [
  ...["Cache-Control", "private, no-cache"],
  ...["X-Robots-Tag", "noindex"],
];

// Everything else that Next says about itself (X-Powered-By, x-nextjs-*, Set-Cookie) stays inside.
const PASSED_ON = ["content-type", "content-disposition", "content-language", "location", "retry-after", "allow"];

/** The response headers of Next that a visitor gets. */
export function passedOn(headers: IncomingHttpHeaders): FlatHeaders {
  return PASSED_ON.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [name, value] : [];
  });
}

/** Whether a shared cache may store a response: only if its headers allow it and it sets no cookie. */
export function isShareable(status: number, headers: IncomingHttpHeaders): boolean {
  const cache = headers["cache-control"] ?? "no-store";
  return status === 200 && headers["set-cookie"] === undefined && !/no-store|no-cache|private/.test(cache);
}

/** The lifetime of a response in shared caches, in seconds; null when the response gives none. */
export function sharedMaxAge(headers: IncomingHttpHeaders): number | null {
  const cache = headers["cache-control"] ?? "";
  const found = /s-maxage=(\d+)/.exec(cache) ?? /max-age=(\d+)/.exec(cache);
  return found ? Number(found[1]) : null;
}

export function isHtml(headers: IncomingHttpHeaders): boolean {
  return /^text\/html\b/i.test(headers["content-type"] ?? "");
}
