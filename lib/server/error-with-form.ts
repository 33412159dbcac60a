import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Busy } from "./admission.ts";
import { askerOf, type Context, headersFor } from "./context.ts";
import { respondWithError } from "./error-response.ts";
import { type Field, typedValues } from "./form-body.ts";
import { isHtml } from "./headers.ts";
import { readAll } from "./in-process-client.ts";
import { localeOfBrowser, localeOfPath } from "./locale.ts";
import { isKeepable } from "./paths.ts";
import { refillForm } from "./refill-form.ts";
import type { Refusal } from "./refuse.ts";
import { sendPrivateHtml } from "./send.ts";
import { stripScripts } from "./strip-scripts.ts";

interface Refused {
  refusal: Refusal;
  fields: readonly Field[];
  /** Whether a page of ours sent the form. */
  isOurs: boolean;
}

/** Shows an error on a fresh copy of the same page, with the typed values in the form. Without such a page, sends a plain error page. */
export async function respondKeepingForm(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { refusal, fields, isOurs }: Refused,
): Promise<void> {
  const locale = localeOfPath(path) ?? localeOfBrowser(request.headers["accept-language"]);
  const notice = context.words[locale][refusal.errorKindWithForm ?? refusal.errorKind];
  const typed = typedValues(fields);
  const page = typed.size > 0 ? await freshPage(context, request, response, path) : null;
  const kept = page && (await runInTurn(context, request, response, () => refillForm(page, { typed, notice, isOurs })));
  if (!kept) return respondWithError(context, request, response, path, refusal);
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
    const found = isKeepable(path) ? await context.pageCache.get(path, asker) : null;
    if (found) return "page" in found ? found.page.forms.identity.toString() : null;
    const answer = await context.fetch({ method: "GET", url: path, headers: headersFor(context, request) }, asker);
    const body = (await readAll(answer.body)).toString();
    return answer.status === 200 && isHtml(answer.headers) ? stripScripts(body).html : null;
  } catch (error) {
    if (!(error instanceof Busy || response.destroyed)) context.report("form not refilled", path, error);
    return null;
  }
}

/** Runs one piece of work at a time, networks in turn: to parse and serialize a page blocks this thread for some milliseconds. Null when too many wait. */
async function runInTurn<T>(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  work: () => T,
): Promise<T | null> {
  const leave = await context.refillQueue.enter(askerOf(context, request, response)).catch(() => null); // the queue is full, or the visitor has left
  if (!leave) return null;
  try {
    return work();
  } finally {
    void nextTurn().then(leave);
  }
}
