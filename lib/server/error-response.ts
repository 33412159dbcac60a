import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale } from "../i18n/locales.ts";
import { askerOf, type Context } from "./context.ts";
import { renderErrorPage, renderErrorText } from "./error-page.ts";
import { PRIVATE_HEADERS } from "./headers.ts";
import { localeOfBrowser, localeOfPath } from "./locale.ts";
import { isForPrograms, standInName } from "./paths.ts";
import type { Refusal } from "./refuse.ts";
import { suggestPages } from "./search/suggest-pages.ts";
import { send, sendPageAs, sendPrivateHtml } from "./send.ts";

/** The server has too many requests at the moment. */
export const BUSY: Refusal = { status: 503, errorKind: "busy", headers: ["Retry-After", "10"] };

/** Sends a small error page of this server. Next has no part in it. */
export async function respondWithError(
  { words }: Pick<Context, "words">,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { status, errorKind, headers = [] }: Refusal,
): Promise<void> {
  const locale = localeFor(request, path);
  if (wantsPage(request, path)) {
    return sendPrivateHtml(request, response, status, renderErrorPage(words, errorKind, locale), headers);
  }
  const text = Buffer.from(renderErrorText(words, errorKind, locale));
  send(request, response, status, text, ["Content-Type", "text/plain; charset=utf-8", ...PRIVATE_HEADERS, ...headers]);
}

/** Sends the site's own 404 page, with what the words of the address may have meant. */
export function respondNotFound(context: Context, request: IncomingMessage, response: ServerResponse, path: string) {
  return respondWithErrorPage(context, request, response, path, "not-found", { status: 404, errorKind: "notFound" });
}

/** Answers a mailed link with an invalid token. The response has the same bytes for every reason. */
export function respondDeadLink(context: Context, request: IncomingMessage, response: ServerResponse, path: string) {
  return respondWithErrorPage(context, request, response, path, "no-such-link", { status: 404, errorKind: "deadLink" });
}

/** Sends the site's own 500 page. */
export function respondFailed(context: Context, request: IncomingMessage, response: ServerResponse, path: string) {
  return respondWithErrorPage(context, request, response, path, "error", { status: 500, errorKind: "failed" });
}

async function respondWithErrorPage(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  name: Parameters<typeof standInName>[1],
  refusal: Refusal,
): Promise<void> {
  if (!wantsPage(request, path)) return respondWithError(context, request, response, path, refusal);
  const locale = localeFor(request, path) ?? "en";
  const standIn = await context.pageCache.get(standInName(locale, name));
  if (!("page" in standIn)) return respondWithError(context, request, response, path, refusal);
  if (name === "not-found") {
    const { network } = askerOf(context, request, response);
    const suggesting = { network, page: standIn.page, locale, wrong: path };
    const html = await suggestPages(context, suggesting).catch((error: unknown) => {
      context.report("no suggestions", path, error);
      return null;
    });
    if (html !== null) return sendPrivateHtml(request, response, refusal.status, html);
  }
  sendPageAs(request, response, standIn.page, refusal.status);
}

/** The language from the path, else from the browser; null when neither has one, and then both are used. */
function localeFor(request: IncomingMessage, path: string): Locale | null {
  const accepted = request.headers["accept-language"];
  return localeOfPath(path) ?? (accepted ? localeOfBrowser(accepted) : null);
}

function wantsPage(request: IncomingMessage, path: string): boolean {
  if (isForPrograms(path)) return false;
  const accept = request.headers.accept ?? "*/*";
  return accept.includes("text/html") || (accept.includes("*/*") && !/^\/_next\/|\.\w+$/.test(path));
}
