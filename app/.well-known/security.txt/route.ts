import { realAddress, site } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";

/** Made again each day, so that it never expires on a site that runs. */
export const revalidate = 86_400;

const VALID_FOR_MS = 180 * 86_400_000;

/** Where to report a weakness (RFC 9116). */
export function GET(): Response {
  const lines = [
    `Contact: mailto:${realAddress(site.contact.email)}`,
    `Expires: ${new Date(Date.now() + VALID_FOR_MS).toISOString().slice(0, 10)}T00:00:00Z`,
    "Preferred-Languages: en, fr",
    `Canonical: ${siteUrl()}/.well-known/security.txt`,
    `Policy: ${realAddress(site.repositoryUrl)}/blob/main/SECURITY.md`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
