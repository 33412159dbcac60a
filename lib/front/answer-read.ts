import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Context, headersFor } from "./context.ts";
import type { Received } from "./fill.ts";
import { isHtml, passedOn, SECURITY_HEADERS } from "./headers.ts";
import { strip } from "./html.ts";
import { isForPrograms, isKeepable, isStandIn } from "./paths.ts";
import { send, sendPage, sendPrivateHtml } from "./send.ts";
import { tellFailed, tellNotFound } from "./tell.ts";
import { readAll } from "./upstream.ts";

/** Answers GET and HEAD: from memory where the page is everyone's, else by asking Next for this visitor. */
export async function answerRead(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (isStandIn(path)) return tellNotFound(context, request, response, path);
  if (!isKeepable(path)) return relay(context, request, response, path);
  const found = await context.memory.get(path);
  if ("page" in found) return sendPage(request, response, found.page, context.now());
  return answerOther(context, request, response, path, found.other);
}

/** An answer that came to a question asked for everyone, and turned out not to be a page. */
async function answerOther(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  received: Received,
): Promise<void> {
  if (received.status === 404 && !isForPrograms(path)) return tellNotFound(context, request, response, path);
  if (received.status >= 500 && !isForPrograms(path)) return tellFailed(context, request, response, path);
  // Dynamic, or it may depend on the query: ask again with what this visitor sent.
  return relay(context, request, response, path);
}

async function relay(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const answer = await context.ask({ method: "GET", url: request.url ?? path, headers: headersFor(context, request) });
  const { status, headers, body } = answer;
  const isPage = !isForPrograms(path);
  if (isPage && (status === 404 || status >= 500)) {
    body.destroy();
    return status === 404
      ? tellNotFound(context, request, response, path)
      : tellFailed(context, request, response, path);
  }
  if (isPage && isHtml(headers)) {
    const page = strip((await readAll(body)).toString());
    const later = page.retryAfter === null ? [] : ["Retry-After", String(page.retryAfter)];
    return sendPrivateHtml(request, response, status === 200 ? page.status : status, page.html, later);
  }
  const common = [...passedOn(headers), "Cache-Control", "no-store", "Vary", "Accept-Language"];
  if (request.method === "HEAD" || status === 304 || (status >= 300 && status < 400)) {
    body.destroy();
    return send(request, response, status, Buffer.alloc(0), common);
  }
  response.writeHead(status, [...common, ...SECURITY_HEADERS]);
  await pipeline(body, response);
}
