import { domainToASCII } from "node:url";

const dotlessDomains = new Set(["gmail.com", "googlemail.com"]);

/**
 * The normal form of an address, the same for all spellings of one mailbox: lower case, no `+tag`, no dots for Gmail,
 * domain in punycode. Use it to compare only: mail goes to the address as typed.
 */
export function normalizeEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const typedDomain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  const domain = domainToASCII(typedDomain) || typedDomain;
  const local = email
    .slice(0, at)
    .trim()
    .toLowerCase()
    .replace(/(?<=.)\+.*$/s, "");
  return dotlessDomains.has(domain) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}
