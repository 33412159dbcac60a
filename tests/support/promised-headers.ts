import type { APIResponse } from "playwright";

/** Word for word what the security page promises for every answer. */
export const promised = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** And for what concerns one person, or is no page of the site. */
export const personal = { "cache-control": "no-store", "x-robots-tag": "noindex" };

/** What a header promises, and which headers must not be there; the value says what is missing. */
export function faultsOf(answer: APIResponse): string[] {
  const headers = answer.headers();
  return [
    ...Object.entries(promised).flatMap(([name, value]) =>
      headers[name] === value ? [] : `${name}: ${headers[name]}`,
    ),
    ...["set-cookie", "x-powered-by"].filter((name) => name in headers),
  ];
}
