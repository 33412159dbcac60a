import type { IncomingMessage, ServerResponse } from "node:http";
import { chooseEncoding, compressAs } from "./encoding.ts";
import { ANSWERED_FORM_HEADERS, type FlatHeaders, PRIVATE_HEADERS, securityHeadersOfAnswer } from "./headers.ts";
import { AGE_AT, type Page } from "./page.ts";
import { normalizePath, pathOf } from "./paths.ts";
import { headerOf } from "./visitor-address.ts";

/** Sends a cached page in the best encoding for the browser, or 304 when the browser has it already. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Page, now: number): void {
  const encoding = page.forms.br ? chooseEncoding(headerOf(request, "accept-encoding")) : "identity";
  const isUnchanged = isSame(headerOf(request, "if-none-match"), page.etag);
  const headers = isUnchanged ? page.headers.unchanged : (page.headers[encoding] ?? page.headers.identity);
  headers[AGE_AT] = page.isLasting ? "0" : String(Math.max(0, Math.floor((now - page.validAt) / 1000)));
  response.writeHead(isUnchanged ? 304 : 200, headers);
  if (isUnchanged || request.method === "HEAD") response.end();
  else response.end(page.texts[encoding] ?? page.forms[encoding] ?? page.forms.identity, "latin1");
}

function isSame(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && (ifNoneMatch === etag || ifNoneMatch.includes(etag) || ifNoneMatch === "*");
}

/** Sends a page for this visitor only, or an error page: with `no-store`, unless it is a form that Back may show again. */
export async function sendPrivateHtml(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  html: string,
  extra: FlatHeaders = [],
  isAnsweredForm = false,
): Promise<void> {
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const body = await compressAs(Buffer.from(html), encoding);
  send(request, response, status, body, [
    ...["Content-Type", "text/html; charset=utf-8"],
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    ...["Vary", "Accept-Encoding, Accept-Language"],
    ...(isAnsweredForm ? ANSWERED_FORM_HEADERS : PRIVATE_HEADERS),
    ...extra,
  ]);
}

/** Sends a cached error page with its own status. */
export function sendPageAs(request: IncomingMessage, response: ServerResponse, page: Page, status: number): void {
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const form = page.forms[encoding];
  send(request, response, status, form ?? page.forms.identity, [
    ...["Content-Type", "text/html; charset=utf-8"],
    ...(form && encoding !== "identity" ? ["Content-Encoding", encoding] : []),
    ...["Vary", "Accept-Encoding, Accept-Language"],
    ...PRIVATE_HEADERS,
  ]);
}

/** Sends a complete body with the security headers. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: Buffer,
  headers: FlatHeaders,
): void {
  if (response.destroyed || response.headersSent) return;
  const security = securityHeadersOfAnswer(pathOf(normalizePath(request.url)));
  response.writeHead(status, [...headers, "Content-Length", String(body.length), ...security]);
  response.end(request.method === "HEAD" ? undefined : body);
}
