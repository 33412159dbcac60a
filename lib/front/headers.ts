import type { IncomingHttpHeaders } from "node:http";

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

const FRAME = /^\/embed\/(?:en|fr)\/[a-z0-9-]+$/;
const DATA = /^\/data\/[a-z0-9-]+(?:\.fr)?\.(?:csv|json)$/;
const SHARED = [FRAME, DATA, /^\/share\/(?:en|fr)\/[a-z0-9-]+\.png$/];

/** The headers of one address: charts may stand in any site's frame, and data and share pictures may be read from anywhere. */
export function securityHeaders(path: string): Readonly<FlatHeaders> {
  if (!SHARED.some((pattern) => pattern.test(path))) return SECURITY_HEADERS;
  const opened = SECURITY_HEADERS.map((text, index) =>
    SECURITY_HEADERS[index - 1] === "Cross-Origin-Resource-Policy" ? "cross-origin" : text,
  );
  if (DATA.test(path)) opened.push("Access-Control-Allow-Origin", "*");
  if (!FRAME.test(path)) return opened;
  return opened.map((text) => text.replace("frame-ancestors 'none'", "frame-ancestors *"));
}

/** For answers that concern one person, or that are not a page of the site. */
export const PRIVATE_HEADERS: Readonly<FlatHeaders> = ["Cache-Control", "no-store", "X-Robots-Tag", "noindex"];

// `Age` goes with it, so that a shared cache never adds its ten seconds to ours.
const CACHE_PAGE = "public, max-age=0, s-maxage=10, stale-while-revalidate=60";
const CACHE_BUILT = "public, max-age=31536000, immutable";
const CACHE_FILE = "public, max-age=86400, stale-while-revalidate=604800";
const CACHE_DATA = "public, max-age=600, s-maxage=3600, stale-while-revalidate=86400";
// Renewed with each deploy under the same name, so a day would pair it with pages it does not know.
const CACHE_SCRIPT = "public, max-age=600, stale-while-revalidate=86400";

/** How long browsers and shared caches may keep a storable answer. */
export function cacheControl(path: string): string {
  if (path.startsWith("/_next/static/")) return CACHE_BUILT;
  if (path.endsWith(".js")) return CACHE_SCRIPT;
  if (DATA.test(path)) return CACHE_DATA;
  return isFile(path) ? CACHE_FILE : CACHE_PAGE;
}

/** Is it a file that changes only with a deploy, unlike pages and feeds? */
export function isFile(path: string): boolean {
  return path.startsWith("/_next/static/") || /\.(?:js|css|svg|png|jpg|webp|avif|ico|woff2|webmanifest)$/.test(path);
}

// Everything else that Next says about itself (X-Powered-By, x-nextjs-*, Set-Cookie) stays inside.
const PASSED_ON = [
  "content-type",
  "content-disposition",
  "content-language",
  "location",
  "retry-after",
  "allow",
  "access-control-allow-origin",
];

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
