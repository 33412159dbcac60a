import Negotiator from "negotiator";
import type { Locale } from "../i18n/locales.ts";

/** The language of an address; null outside `/en` and `/fr`. */
export function localeOfPath(path: string): Locale | null {
  const found = /^\/(en|fr)(?:\/|$)/.exec(path)?.[1];
  return found === "en" || found === "fr" ? found : null;
}

/** The language to answer in where the address has none. */
export function localeOfBrowser(acceptLanguage: string | undefined): Locale {
  const negotiator = new Negotiator({ headers: { "accept-language": acceptLanguage } });
  return negotiator.language(["en", "fr"]) === "fr" ? "fr" : "en";
}
