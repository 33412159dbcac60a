import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { count } from "../metrics.ts";
import { askerOf, type Context, headersFor } from "./context.ts";
import { BUSY, respondDeadLink, respondFailed, respondNotFound, respondWithError } from "./error-response.ts";
import type { ReceivedResponse } from "./fetch-page.ts";
import { type FlatHeaders, isHtml, passedOn } from "./headers.ts";
import { readAll } from "./in-process-client.ts";
import { isErrorPage, isForPrograms, isKeepable } from "./paths.ts";
import { send, sendPage, sendPrivateHtml } from "./send.ts";
import { type Stripped, stripScripts } from "./strip-scripts.ts";
import { isMailedLink } from "./token-address.ts";

/** Answers GET and HEAD: from the page cache where the page is the same for everyone, else from Next. */
export async function answerRead(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (isErrorPage(path)) return respondNotFound(context, request, response, path);
  if (isMailedLink(path) && !(await mayBeKnown(context, request, response, path)))
    return respondDeadLink(context, request, response, path);
  if (!isKeepable(path)) return relay(context, request, response, path);
  count("cache", { result: "miss" });
  const found = await context.pageCache.get(path, askerOf(context, request, response));
  if ("page" in found) return sendPage(request, response, found.page, context.now());
  return answerUncacheable(context, request, response, path, found.other);
}

/** Most invalid links are invented, and rendering a page for each would block this thread for other visitors. */
async function mayBeKnown(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const leave = await context.lookingUp.enter(askerOf(context, request, response));
  try {
    return await context.isKnownLink(path);
  } catch (error) {
    // The page says it in words.
    context.report("link not looked up", path, error);
    return true;
  } finally {
    leave();
  }
}

/** Sends a response that was fetched for the cache but cannot be cached. */
async function answerUncacheable(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { status, headers, body, busy }: ReceivedResponse,
): Promise<void> {
  if (busy) return respondWithError(context, request, response, path, BUSY);
  // The response may depend on the query, which the cache did not send.
  if (request.url !== path) return relay(context, request, response, path);
  const trouble = troubleOf(status, path);
  if (trouble) return trouble(context, request, response, path);
  if (isHtml(headers)) return sendHtml(request, response, status, stripScripts(body.toString()));
  send(request, response, status, body, unkept(headers));
}

async function relay(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const upstreamRequest = { method: "GET", url: request.url ?? path, headers: headersFor(context, request) };
  const { status, headers, body } = await context.fetch(upstreamRequest, askerOf(context, request, response));
  const trouble = troubleOf(status, path);
  if (trouble) {
    body.destroy();
    return trouble(context, request, response, path);
  }
  // Read completely before sending: otherwise a slow visitor would occupy a place in the queue for Next.
  const whole = await readAll(body);
  if (!isHtml(headers)) return send(request, response, status, whole, unkept(headers));
  const page = stripScripts(whole.toString());
  if (page.status === 404 && isMailedLink(path)) return respondDeadLink(context, request, response, path);
  return sendHtml(request, response, status, page);
}

/** The error page for a status that Next sent without one; null for programs, which read the status. */
function troubleOf(status: number, path: string): typeof respondNotFound | null {
  if (isForPrograms(path)) return null;
  if (status === 404) return respondNotFound;
  return status >= 500 ? respondFailed : null;
}

async function sendHtml(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  page: Stripped,
): Promise<void> {
  const later = page.retryAfter === null ? [] : ["Retry-After", String(page.retryAfter)];
  return sendPrivateHtml(request, response, status === 200 ? page.status : status, page.html, later);
}

function unkept(headers: IncomingHttpHeaders): FlatHeaders {
  return [...passedOn(headers), "Cache-Control", "no-store", "Vary", "Accept-Language"];
}
