import type { IncomingHttpHeaders } from "node:http";
import { kindOf } from "./kinds.ts";

/** Header pairs in the flat form that `writeHead` takes without copying. */
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

/** Sent with every answer of the site, whatever it is. */
export const SECURITY_HEADERS: Readonly<FlatHeaders> = [
  ...["Content-Security-Policy", CONTENT_SECURITY_POLICY],
  ...["Strict-Transport-Security", "max-age=63072000; includeSubDomains"],
  ...["X-Content-Type-Options", "nosniff"],
  // Not no-referrer: browsers would then send `Origin: null` and every form without scripts would be refused.
  ...["Referrer-Policy", "same-origin"],
  ...["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"],
  ...["Cross-Origin-Opener-Policy", "same-origin"],
  ...["Cross-Origin-Resource-Policy", "same-origin"],
];

/** The headers of one address: some may be shown or read by other sites, as the table of kinds says. */
export function securityHeaders(path: string): Readonly<FlatHeaders> {
  const { openTo } = kindOf(path);
  if (openTo === "nobody else") return SECURITY_HEADERS;
  const opened = SECURITY_HEADERS.map((text, index) =>
    SECURITY_HEADERS[index - 1] === "Cross-Origin-Resource-Policy" ? "cross-origin" : text,
  );
  if (openTo === "scripts of other sites") opened.push("Access-Control-Allow-Origin", "*");
  if (openTo !== "frames of other sites") return opened;
  return opened.map((text) => text.replace("frame-ancestors 'none'", "frame-ancestors *"));
}

/** For answers that concern one person, or that are not a page of the site. */
export const PRIVATE_HEADERS: Readonly<FlatHeaders> = ["Cache-Control", "no-store", "X-Robots-Tag", "noindex"];

// Everything else that Next says about itself (X-Powered-By, x-nextjs-*, Set-Cookie) stays inside.
const PASSED_ON = ["content-type", "content-disposition", "content-language", "location", "retry-after", "allow"];

/** The headers of Next's answer that a visitor may see. */
export function passedOn(headers: IncomingHttpHeaders): FlatHeaders {
  return PASSED_ON.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [name, value] : [];
  });
}

/** May this answer be given to others too? Only if it says so, and carries nothing personal. */
export function isShareable(status: number, headers: IncomingHttpHeaders): boolean {
  const cache = headers["cache-control"] ?? "no-store";
  return status === 200 && headers["set-cookie"] === undefined && !/no-store|no-cache|private/.test(cache);
}

/** Seconds that Next may have kept the answer, or would let others keep it; null when it does not say. */
export function sharedMaxAge(headers: IncomingHttpHeaders): number | null {
  const cache = headers["cache-control"] ?? "";
  const found = /s-maxage=(\d+)/.exec(cache) ?? /max-age=(\d+)/.exec(cache);
  return found ? Number(found[1]) : null;
}

export function isHtml(headers: IncomingHttpHeaders): boolean {
  return /^text\/html\b/i.test(headers["content-type"] ?? "");
}
