import Negotiator from "negotiator";
import type { Locale } from "../i18n/locales.ts";

/** The language of a path; null outside `/en` and `/fr`, and frames in a language. */
export function localeOfPath(path: string): Locale | null {
  const found = /^\/(?:embed\/)?(en|fr)(?:\/|$)/.exec(path)?.[1];
  return found === "en" || found === "fr" ? found : null;
}

/** The browser's preferred language, for a path without a language. */
export function localeOfBrowser(acceptLanguage: string | undefined): Locale {
  const negotiator = new Negotiator({ headers: { "accept-language": acceptLanguage } });
  return negotiator.language(["en", "fr"]) === "fr" ? "fr" : "en";
}
