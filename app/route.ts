import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { type Locale, languageTag, locales, path } from "#lib/i18n/index.ts";

/**
 * Redirects to the language that the browser prefers. Nothing else on the site ever chooses a language for the reader.
 */
export function GET(request: Request): Response {
  const locale = preferredLocale(request.headers.get("accept-language"));
  const headers = { location: path(locale, "home"), vary: "Accept-Language", "cache-control": "no-cache" };
  return new Response(null, { status: 307, headers });
}

/** The site's language that best matches an Accept-Language header; English when the header is of no use. */
function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = new Negotiator({ headers: { "accept-language": acceptLanguage ?? "" } })
    .languages()
    .filter((tag) => tag !== "*");
  const tag = matchOrNull(wanted) ?? languageTag.en;
  return locales.find((locale) => tag === languageTag[locale]) ?? "en";
}

/** Browsers send many kinds of text as a language; the matcher throws on text that is not a language tag. */
function matchOrNull(wanted: string[]): string | null {
  const tags = wanted.filter(isTag);
  return tags.length > 0 ? match(tags, Object.values(languageTag), languageTag.en) : null;
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    // Not a language tag; a client may send any text.
    return false;
  }
}
