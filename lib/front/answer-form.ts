import type { IncomingMessage, ServerResponse } from "node:http";
import { Busy } from "./admission.ts";
import { askerOf, type Context, headersFor } from "./context.ts";
import type { Received } from "./fill.ts";
import { readForm, type SentForm, typedValues } from "./form.ts";
import { giveBack } from "./give-back.ts";
import { isHtml, PRIVATE_HEADERS, passedOn } from "./headers.ts";
import { strip } from "./html.ts";
import { localeOfBrowser, localeOfPath } from "./locale.ts";
import { isForPrograms, isKeepable } from "./paths.ts";
import { dropPages, drops } from "./refresh.ts";
import type { Refusal } from "./refuse.ts";
import { send, sendPrivateHtml } from "./send.ts";
import { BUSY, tell, tellNotFound } from "./tell.ts";
import { readAll } from "./upstream.ts";

const TOO_LARGE: Refusal = { status: 413, matter: "tooLarge", headers: ["Connection", "close"] };
const UNREADABLE: Refusal = { status: 400, matter: "badRequest" };
const STALE_FORM: Refusal = { status: 409, matter: "staleForm" };
const UNAVAILABLE: Refusal = { status: 503, matter: "unavailable", headers: ["Retry-After", "30"] };

/** Answers POST: the body is read and counted first, what Next says is never kept, and no failure comes without words. */
export async function answerForm(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const form = await readForm(request);
  if (form === null) return;
  if (form === "too-large") return tell(context, request, response, path, TOO_LARGE);
  if (form === "unreadable") return tell(context, request, response, path, UNREADABLE);

  const received = await ask(context, request, response, path, form);
  if (received === "busy") return tellKeeping(context, request, response, path, form, BUSY);
  if (received && isForPrograms(path)) return pass(request, response, received);
  if (!received || received.status >= 500) return tellKeeping(context, request, response, path, form, UNAVAILABLE);
  if (received.status === 409) return tellKeeping(context, request, response, path, form, STALE_FORM);
  if (received.status === 404) return tellNotFound(context, request, response, path);
  if (received.status === 400) return tell(context, request, response, path, UNREADABLE);
  if (!isHtml(received.headers)) return pass(request, response, received);

  const page = strip(received.body.toString());
  const later = page.retryAfter === null ? [] : ["Retry-After", String(page.retryAfter)];
  const status = received.status === 200 ? page.status : received.status;
  return sendPrivateHtml(request, response, status, page.html, later);
}

async function ask(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  form: SentForm,
): Promise<Received | "busy" | null> {
  const before = drops();
  try {
    const headers = headersFor(context, request);
    const answer = await context.ask(
      { method: "POST", url: request.url ?? path, headers, body: form.body },
      askerOf(context, request, response),
    );
    return { status: answer.status, headers: answer.headers, body: await readAll(answer.body) };
  } catch (error) {
    if (error instanceof Busy) return "busy";
    if (!response.destroyed) context.report("form unanswered", path, error);
    return null;
  } finally {
    // Next renews its own cache when the action has ended: a page filled between the action's drop and now is old.
    if (drops() !== before) dropPages();
  }
}

function pass(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Received): void {
  send(request, response, status, body, [...passedOn(headers), ...PRIVATE_HEADERS]);
}

/** Says what happened on a fresh copy of the same page, with what was typed still in the form. */
async function tellKeeping(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  form: SentForm,
  refusal: Refusal,
): Promise<void> {
  const page = await freshPage(context, request, response, path);
  const locale = localeOfPath(path) ?? localeOfBrowser(request.headers["accept-language"]);
  const notice = context.words[locale][refusal.matter];
  const kept = page ? giveBack(page, await typedValues(form), notice) : null;
  if (kept === null) return tell(context, request, response, path, refusal);
  return sendPrivateHtml(request, response, refusal.status, kept, refusal.headers);
}

async function freshPage(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<string | null> {
  const asker = askerOf(context, request, response);
  try {
    const found = isKeepable(path) ? await context.memory.get(path, asker) : null;
    if (found && "page" in found) return found.page.forms.identity.toString();
    const answer = await context.ask({ method: "GET", url: path, headers: headersFor(context, request) }, asker);
    const body = (await readAll(answer.body)).toString();
    return answer.status === 200 && isHtml(answer.headers) ? strip(body).html : null;
  } catch (error) {
    if (!(error instanceof Busy || response.destroyed)) context.report("form not given back", path, error);
    return null;
  }
}
