import type { IncomingMessage, ServerResponse } from "node:http";
import { checkActionFields } from "./action-fields.ts";
import { Busy } from "./admission.ts";
import { askerOf, type Context, headersFor } from "./context.ts";
import { BUSY, respondNotFound, respondWithError } from "./error-response.ts";
import { respondKeepingForm } from "./error-with-form.ts";
import type { ReceivedResponse } from "./fetch-page.ts";
import { expectsContinue, type Field, fieldsOf, readFormBody, type SentForm } from "./form-body.ts";
import { isHtml, PRIVATE_HEADERS, passedOn } from "./headers.ts";
import { readAll } from "./in-process-client.ts";
import { isForPrograms, isWithin } from "./paths.ts";
import { BODY_BYTES_MAX, type Refusal } from "./refuse.ts";
import { send, sendPrivateHtml } from "./send.ts";
import { forgetOutcome, OUTCOME_HEADER, shortWayOf } from "./short-way.ts";
import { stripScripts } from "./strip-scripts.ts";
import { addressOf, askedBy } from "./visitor-address.ts";

const FOREIGN: Refusal = { status: 403, errorKind: "foreignPost", errorKindWithForm: "foreignPostKept" };
const TOO_LARGE: Refusal = {
  status: 413,
  errorKind: "tooLarge",
  errorKindWithForm: "tooLargeKept",
  headers: ["Connection", "close"],
};
const UNREADABLE: Refusal = { status: 400, errorKind: "badRequest", errorKindWithForm: "badFormKept" };
const STALE_FORM: Refusal = { status: 409, errorKind: "staleForm" };
const UNAVAILABLE: Refusal = { status: 503, errorKind: "unavailable", headers: ["Retry-After", "30"] };

/** Answers POST. Reads and counts the body before Next sees it, never caches the response, and explains every failure on a page. */
export async function answerForm(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  // One-click unsubscribe comes from mail programs (RFC 8058), not from a page.
  const isOurs = isWithin(path, "/unsubscribe") || context.originPolicy.acceptsFormFrom(askedBy(request));
  if (expectsContinue(request)) {
    const unwanted = isOurs ? announcedTooLarge(request) : FOREIGN;
    if (unwanted)
      return respondWithError(context, request, response, path, { ...unwanted, headers: ["Connection", "close"] });
    response.shouldKeepAlive = true;
    response.writeContinue();
  }
  const form = await readFormBody(request);
  if (form === null) return;
  const fields = await fieldsOf(form);
  const keep = (refusal: Refusal) => respondKeepingForm(context, request, response, path, { refusal, fields, isOurs });
  const refusal = isOurs ? refusalOf(form, fields) : FOREIGN;
  if (refusal) return keep(refusal);

  const received = await receive(context, request, response, path, form, fields);
  if (received === "busy") return keep(BUSY);
  if (received && isForPrograms(path)) return pass(request, response, received);
  if (!received || received.status >= 500) return keep(UNAVAILABLE);
  if (received.status === 409) return keep(STALE_FORM);
  if (received.status === 404) return respondNotFound(context, request, response, path);
  if (received.status === 400) return keep(UNREADABLE);
  if (!isHtml(received.headers)) return pass(request, response, received);

  const page = stripScripts(received.body.toString());
  const later = page.retryAfter === null ? [] : ["Retry-After", String(page.retryAfter)];
  const status = received.status === 200 ? page.status : received.status;
  return sendPrivateHtml(request, response, status, page.html, later, page.isAnsweredForm);
}

function announcedTooLarge(request: IncomingMessage): Refusal | null {
  return Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX ? TOO_LARGE : null;
}

function refusalOf(form: SentForm, fields: Field[]): Refusal | null {
  if (form.trouble === "too-large") return TOO_LARGE;
  if (form.trouble === "unreadable") return UNREADABLE;
  const action = checkActionFields(fields);
  if (action === "stale") return STALE_FORM;
  return action === "malformed" ? UNREADABLE : null;
}

/** The answer to the form: the short way's, or else Next's. Null when it failed. */
async function receive(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  form: SentForm,
  fields: Field[],
): Promise<ReceivedResponse | "busy" | null> {
  const asker = askerOf(context, request, response);
  let outcome: string | undefined;
  try {
    const take = shortWayOf(path, form.contentType, fields, context.signing);
    if (take) {
      const leave = await context.signingQueue.enter(asker);
      const taken = await take(addressOf(request, context.trustedProxies)).finally(leave);
      if ("next" in taken) return { status: 303, headers: { location: taken.next }, body: Buffer.alloc(0) };
      outcome = taken.outcome;
    }
    const headers = { ...headersFor(context, request), ...(outcome ? { [OUTCOME_HEADER]: outcome } : {}) };
    const sent = { method: "POST", url: request.url ?? path, headers, body: form.body };
    const answer = await context.fetch(sent, asker);
    return { status: answer.status, headers: answer.headers, body: await readAll(answer.body) };
  } catch (error) {
    if (error instanceof Busy) return "busy";
    if (!response.destroyed) context.report("form unanswered", path, error);
    return null;
  } finally {
    forgetOutcome(outcome);
  }
}

function pass(request: IncomingMessage, response: ServerResponse, { status, headers, body }: ReceivedResponse): void {
  send(request, response, status, body, [...passedOn(headers), ...PRIVATE_HEADERS]);
}
