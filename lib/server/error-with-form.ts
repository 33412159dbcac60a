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

/** Says what happened on a fresh copy of the same page, with what was typed still in the form; without one, as it can. */
export async function respondKeepingForm(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { refusal, fields, isOurs }: Refused,
): Promise<void> {
  const locale = localeOfPath(path) ?? localeOfBrowser(request.headers["accept-language"]);
  const notice = context.words[locale][refusal.keptMatter ?? refusal.matter];
  const typed = typedValues(fields);
  const page = typed.size > 0 ? await freshPage(context, request, response, path) : null;
  const kept = page && (await inTurn(context, request, response, () => refillForm(page, { typed, notice, isOurs })));
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
    const found = isKeepable(path) ? await context.memory.get(path, asker) : null;
    if (found) return "page" in found ? found.page.forms.identity.toString() : null;
    const answer = await context.ask({ method: "GET", url: path, headers: headersFor(context, request) }, asker);
    const body = (await readAll(answer.body)).toString();
    return answer.status === 200 && isHtml(answer.headers) ? stripScripts(body).html : null;
  } catch (error) {
    if (!(error instanceof Busy || response.destroyed)) context.report("form not given back", path, error);
    return null;
  }
}

/** Reading and writing a page takes some milliseconds of this thread: one at a time, networks in turn. Null when too many wait. */
async function inTurn<T>(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  work: () => T,
): Promise<T | null> {
  const leave = await context.givingBack.enter(askerOf(context, request, response)).catch(() => null); // busy, or gone
  if (!leave) return null;
  try {
    return work();
  } finally {
    void nextTurn().then(leave);
  }
}
