import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale } from "../i18n/locales.ts";
import type { Context } from "./context.ts";
import { renderErrorPage, renderErrorText } from "./error-page.ts";
import { PRIVATE_HEADERS } from "./headers.ts";
import { localeOfBrowser, localeOfPath } from "./locale.ts";
import { isForPrograms, standInName } from "./paths.ts";
import type { Refusal } from "./refuse.ts";
import { send, sendPageAs, sendPrivateHtml } from "./send.ts";

/** Too much is asked of the site at this moment. */
export const BUSY: Refusal = { status: 503, matter: "busy", headers: ["Retry-After", "10"] };

/** Says in words why there is no page: small, from our own words, at no cost for Next. */
export async function respondWithError(
  { words }: Pick<Context, "words">,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { status, matter, headers = [] }: Refusal,
): Promise<void> {
  const locale = localeFor(request, path);
  if (wantsPage(request, path)) {
    return sendPrivateHtml(request, response, status, renderErrorPage(words, matter, locale), headers);
  }
  const text = Buffer.from(renderErrorText(words, matter, locale));
  send(request, response, status, text, ["Content-Type", "text/plain; charset=utf-8", ...PRIVATE_HEADERS, ...headers]);
}

/** Answers an address that is not there with the site's own page for that. */
export function respondNotFound(context: Context, request: IncomingMessage, response: ServerResponse, path: string) {
  return tellWithPage(context, request, response, path, "not-found", { status: 404, matter: "notFound" });
}

/** Answers a mailed link that opens nothing: the same bytes, whatever is wrong with it. */
export function tellDeadLink(context: Context, request: IncomingMessage, response: ServerResponse, path: string) {
  return tellWithPage(context, request, response, path, "no-such-link", { status: 404, matter: "deadLink" });
}

/** Answers a failure with the site's own page for that. */
export function respondFailed(context: Context, request: IncomingMessage, response: ServerResponse, path: string) {
  return tellWithPage(context, request, response, path, "error", { status: 500, matter: "failed" });
}

async function tellWithPage(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  name: Parameters<typeof standInName>[1],
  refusal: Refusal,
): Promise<void> {
  if (!wantsPage(request, path)) return respondWithError(context, request, response, path, refusal);
  const standIn = await context.memory.get(standInName(localeFor(request, path) ?? "en", name));
  if (!("page" in standIn)) return respondWithError(context, request, response, path, refusal);
  sendPageAs(request, response, standIn.page, refusal.status);
}

/** Null when neither the address nor the browser says it: then both languages are used. */
function localeFor(request: IncomingMessage, path: string): Locale | null {
  const accepted = request.headers["accept-language"];
  return localeOfPath(path) ?? (accepted ? localeOfBrowser(accepted) : null);
}

function wantsPage(request: IncomingMessage, path: string): boolean {
  if (isForPrograms(path)) return false;
  const accept = request.headers.accept ?? "*/*";
  return accept.includes("text/html") || (accept.includes("*/*") && !/^\/_next\/|\.\w+$/.test(path));
}
