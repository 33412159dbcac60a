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

/**
 * Whether an address is spelled with a `+tag`. Most servers deliver it to the mailbox without the tag, but some have another
 * mailbox of that name, or none. Gmail's spellings are no aliases here: all of them certainly reach one mailbox.
 */
export function isAlias(email: string): boolean {
  const mailbox = normalizeEmail(email);
  return !mailbox.endsWith("@gmail.com") && /^[^@]+\+/.test(email.trim());
}
