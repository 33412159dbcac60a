import type { IncomingHttpHeaders } from "node:http";
import { site } from "../content/index.ts";
import { siteUrl } from "../env.ts";
import { escapeHtml } from "../escape-html.ts";
import { type Locale, translator } from "../i18n/index.ts";
import { localeOfPath } from "./locale.ts";

/**
 * What the build writes where the site's own addresses belong: a build knows none, so that one serves staging and
 * production. `.invalid` is a name that nobody can own (RFC 2606).
 */
export const BUILD_ADDRESSES = {
  SITE_URL: "https://site.build.invalid",
  CONTACT_EMAIL: "contact@build.invalid",
  PRIVACY_EMAIL: "privacy@build.invalid",
  REPOSITORY_URL: "https://repository.build.invalid",
  POSTAL_ADDRESS: "postal-address.build.invalid",
} as const;

type Name = keyof typeof BUILD_ADDRESSES;

/** Writes this site's addresses into a prerendered body. What holds none is returned as it is. */
export type FillAddresses = (path: string, headers: IncomingHttpHeaders, body: Buffer) => Buffer;

const MARK = "build.invalid";
const names = Object.keys(BUILD_ADDRESSES) as Name[];
/** As it is, and as a part of another address, such as a link for sharing. */
const spellings = new Map(
  names.flatMap((name) => [
    [encodeURIComponent(BUILD_ADDRESSES[name]), { name, encoded: true }],
    [BUILD_ADDRESSES[name], { name, encoded: false }], // last, where both are the same
  ]),
);
const pattern = new RegExp([...spellings.keys()].map((text) => text.replaceAll(".", "\\.")).join("|"), "g");

/**
 * Writes addresses into a text.
 * @param write how an address is written in this kind of text, such as with the escapes of HTML
 */
export function fillText(
  text: string,
  locale: Locale,
  write: (address: string) => string,
  addressOf = ownAddress,
): string {
  return text.replace(pattern, (found) => {
    const { name, encoded } = spellings.get(found) ?? {};
    if (name === undefined) return found;
    const address = addressOf(name, locale);
    return encoded ? encodeURIComponent(address) : write(address);
  });
}

/** @param addressOf the real value of a variable, in the language of the page where that matters */
export function createAddressFiller(addressOf: (name: Name, locale: Locale) => string = ownAddress): FillAddresses {
  return (path, headers, body) => {
    const type = headers["content-type"] ?? "";
    if (!isText(type) || !body.includes(MARK)) return body;
    const write = /html|xml/i.test(type) ? escapeHtml : (address: string) => address;
    return Buffer.from(fillText(body.toString(), localeOfPath(path) ?? "en", write, addressOf));
  };
}

/** An address as pages show it; the mailing address in one line, or that there is none yet. */
function ownAddress(name: Name, locale: Locale): string {
  switch (name) {
    case "SITE_URL":
      return siteUrl();
    case "CONTACT_EMAIL":
      return site.contact.email;
    case "PRIVACY_EMAIL":
      return site.privacyOfficer.email;
    case "REPOSITORY_URL":
      return site.repositoryUrl;
    case "POSTAL_ADDRESS":
      return site.postalAddress?.[locale].join(", ") ?? translator(locale)("organisation.unset");
  }
}

function isText(type: string): boolean {
  return /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:xml|json|javascript))/i.test(type);
}
