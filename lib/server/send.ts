import type { IncomingMessage, ServerResponse } from "node:http";
import { chooseEncoding, compressAs } from "./encoding.ts";
import { type FlatHeaders, PRIVATE_HEADERS, SECURITY_HEADERS } from "./headers.ts";
import { AGE_AT, type Page } from "./page.ts";
import { headerOf } from "./visitor-address.ts";

/** Sends a kept page in the form the browser likes best, or says that it has it already. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Page, now: number): void {
  const encoding = page.forms.br ? chooseEncoding(headerOf(request, "accept-encoding")) : "identity";
  const isUnchanged = isSame(headerOf(request, "if-none-match"), page.etag);
  const headers = isUnchanged ? page.headers.unchanged : (page.headers[encoding] ?? page.headers.identity);
  headers[AGE_AT] = String(Math.max(0, Math.floor((now - page.bornAt) / 1000)));
  response.writeHead(isUnchanged ? 304 : 200, headers);
  if (isUnchanged || request.method === "HEAD") response.end();
  else response.end(page.texts[encoding] ?? page.forms[encoding] ?? page.forms.identity, "latin1");
}

function isSame(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && (ifNoneMatch === etag || ifNoneMatch.includes(etag) || ifNoneMatch === "*");
}

/** Sends a page that is this visitor's alone, or says that something went wrong: never kept by anyone. */
export async function sendPrivateHtml(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  html: string,
  extra: FlatHeaders = [],
): Promise<void> {
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const body = await compressAs(Buffer.from(html), encoding);
  send(request, response, status, body, [
    ...["Content-Type", "text/html; charset=utf-8"],
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    ...["Vary", "Accept-Encoding, Accept-Language"],
    ...PRIVATE_HEADERS,
    ...extra,
  ]);
}

/** Sends a kept page in another role: as the answer to an address that is not there, or to one that failed. */
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

/** Sends a whole body with the site's headers. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: Buffer,
  headers: FlatHeaders,
): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, [...headers, "Content-Length", String(body.length), ...SECURITY_HEADERS]);
  response.end(request.method === "HEAD" ? undefined : body);
}
