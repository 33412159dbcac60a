import { path } from "#lib/i18n/index.ts";
import { localeOfBrowser } from "#lib/server/locale.ts";

/**
 * Redirects to the language that the browser prefers. Nothing else on the site ever chooses a language for the reader.
 */
export function GET(request: Request): Response {
  const locale = localeOfBrowser(request.headers.get("accept-language") ?? undefined);
  const headers = { location: path(locale, "home"), vary: "Accept-Language", "cache-control": "no-cache" };
  return new Response(null, { status: 307, headers });
}
