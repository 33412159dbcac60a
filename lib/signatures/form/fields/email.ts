import { domainToASCII } from "node:url";
import { normalizeEmail } from "../../../crypto/normalize-email.ts";
import { env } from "../../../env.ts";
import { senderAddress } from "../../../mail/sender.ts";
import { isBlank, readable, stop } from "./text.ts";
import { unwrapEmail } from "./unwrap-email.ts";

/** RFC 5321: 256 for the path, less the angle brackets; 64 before the @. */
const CHARACTERS_MAX = 254;
const LOCAL_CHARACTERS_MAX = 64;

/** Without quotes or accents: few servers take either, and a clear error beats a lost mail. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * An address that mail can be sent to, without what was pasted around it: as typed before the @, in punycode after it.
 * Whether it exists is for its server to say: a dead domain is accepted, and its mail bounces.
 */
export const emailField = readable("email")
  .refine((text) => !isBlank(text), stop("email.missing"))
  .transform(unwrapEmail)
  .refine((text) => !isList(text), stop("email.list"))
  .refine((text) => text.includes("@"), stop("email.at-sign"))
  .refine((text) => text.split("@").length === 2, stop("email.two-at-signs"))
  .refine((text) => text.length <= CHARACTERS_MAX && localOf(text).length <= LOCAL_CHARACTERS_MAX, stop("email.long"))
  .refine((text) => localPart.test(localOf(text)), stop("email.local-part"))
  .transform((text) => `${localOf(text)}@${asciiDomainOf(text)}`)
  .refine((text) => domainName.test(asciiDomainOf(text)), stop("email.domain"))
  .refine((text) => text.length <= CHARACTERS_MAX, stop("email.long"))
  .refine((text) => !isOurs(text), stop("email.own"));

/** Whether mail comes from there, or bounces return there: a mail to either would come back to this site. */
function isOurs(text: string): boolean {
  return [senderAddress(), env().BOUNCE_ADDRESS].some((our) => our && normalizeEmail(our) === normalizeEmail(text));
}

/** Two addresses with something between them that parts them. */
function isList(text: string): boolean {
  const between = text.split("@").slice(1, -1);
  return between.some((part) => /[\s,;|/<>()[\]]/u.test(part));
}

function localOf(text: string): string {
  return text.slice(0, text.lastIndexOf("@"));
}

function asciiDomainOf(text: string): string {
  const domain = text.slice(text.lastIndexOf("@") + 1).toLowerCase();
  // An IPv4 address in odd spellings ("127.1") becomes dotted numbers here, which the pattern then refuses.
  return /[\s:/[\]]/u.test(domain) ? "" : domainToASCII(domain);
}
