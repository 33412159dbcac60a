import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log.ts";
import { BOUNDS, Busy, createAdmission, GIVING_BACK, IN_FLIGHT_WHILE_BUSY, LOOKING_UP } from "./admission.ts";
import { answerForm } from "./answer-form.ts";
import { answerRead } from "./answer-read.ts";
import { oneAtATime } from "./connection.ts";
import { type Context, headersForAnyone, type Report } from "./context.ts";
import { BUSY, respondFailed, respondNotFound, respondWithError, tellDeadLink } from "./error-response.ts";
import { createPageFetcher, type ReceivedResponse } from "./fetch-page.ts";
import { discard, expectsContinue } from "./form-body.ts";
import { answerHealth } from "./health.ts";
import { createJudge } from "./host.ts";
import { createInProcessClient, type Upstream } from "./in-process-client.ts";
import { inTurn } from "./in-turn.ts";
import type { ErrorMessages } from "./messages.ts";
import { createPageCache } from "./page-cache.ts";
import { couldBeAnAddress, isNextDataAddress, normalizePath, pathOf } from "./paths.ts";
import type { ProxyTrouble } from "./proxy-hints.ts";
import { type OpensOutbox, refuse } from "./refuse.ts";
import { echoId, underItsId } from "./request-id.ts";
import type { Addresses } from "./routes.ts";
import { sendPage } from "./send.ts";
import { type Pace, paceOfThread } from "./thread.ts";
import { lacksToken, withCleanToken } from "./token-address.ts";
import { hostOf, readAbsoluteTarget } from "./visitor-address.ts";
import { type SayProxy, watchProxy } from "./watch-proxy.ts";

export interface RequestHandlerOptions {
  /** What stands behind: Next's request handler. */
  upstream: Upstream;
  /** The public address, without a trailing slash. */
  siteUrl: string;
  words: ErrorMessages;
  opensOutbox: OpensOutbox;
  /** Proxies of ours before this process whose X-Forwarded-For is believed; 0 unless said. */
  trustedProxies?: number;
  /** The addresses there are; unless said, all that look like one. */
  addresses?: Addresses;
  /** Whether a mailed link was ever given out; unless said, all that look like one. */
  isKnownLink?(path: string): Promise<boolean>;
  /** Told once what an operator should set about the proxies before this process; the log unless said. */
  sayProxy?: SayProxy;
  /** How much may be in flight towards Next just now; by how busy this thread is unless said. */
  pace?: Pace;
  report: Report;
  /** Milliseconds, never going back; the process's own clock unless said. */
  now?(): number;
}

// Kept pages leave at such a rate that not each request can be looked at for what its proxy adds.
const LOOK_EVERY_MS = 250;

/**
 * The listener that stands before Next: refuses early, answers pages from memory, passes the rest on,
 * and sets the site's headers on every answer. Never rejects.
 */
export function createRequestHandler(
  options: RequestHandlerOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { siteUrl, report, now = () => performance.now(), addresses = couldBeAnAddress } = options;
  const ask = inTurn(
    createInProcessClient(options.upstream),
    createAdmission(BOUNDS, options.pace ?? paceOfThread(IN_FLIGHT_WHILE_BUSY, BOUNDS.inFlightMax)),
  );
  const judge = createJudge(siteUrl);
  const onFailure = (path: string, error: unknown) => report("page not filled", path, error);
  const fill = createPageFetcher({ ask, headers: headersForAnyone(judge), now, onFailure });
  const context: Context = {
    ask,
    memory: createPageCache<ReceivedResponse>({ fill, now }),
    judge,
    givingBack: createAdmission(GIVING_BACK),
    isKnownLink: options.isKnownLink ?? (async () => true),
    lookingUp: createAdmission(LOOKING_UP),
    words: options.words,
    trustedProxies: options.trustedProxies ?? 0,
    now,
    report,
  };

  const watch = watchProxy({ judge, trustedProxies: context.trustedProxies, say: options.sayProxy ?? sayToLog });
  let nextLookAt = 0;

  function look(request: IncomingMessage): void {
    nextLookAt = now() + LOOK_EVERY_MS;
    watch(request);
  }

  function mayTakeKept(request: IncomingMessage): boolean {
    if (request.method !== "GET" || request.httpVersionMajor !== 1) return false;
    if (now() >= nextLookAt) look(request);
    return judge.hostIs({ host: hostOf(request), peer: request.socket.remoteAddress }) !== "foreign";
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    look(request);
    const refusal = refuse(request, path, judge, options.opensOutbox);
    if (refusal?.status === 404) return respondNotFound(context, request, response, path);
    if (refusal) {
      if (!expectsContinue(request)) await discard(request);
      return respondWithError(context, request, response, path, refusal);
    }
    if (lacksToken(path)) return tellDeadLink(context, request, response, path);
    if (!couldBeAnAddress(path) || !addresses(path)) return respondNotFound(context, request, response, path);
    if (request.method === "POST") return answerForm(context, request, response, path);
    return answerRead(context, request, response, path);
  }

  return oneAtATime((request, response) => {
    readAbsoluteTarget(request);
    request.url = withCleanToken(normalizePath(request.url));
    const path = pathOf(request.url);
    if (path === "/healthz" && answerHealth(request, response)) return;
    if (mayTakeKept(request)) {
      const page = isNextDataAddress(request.url) ? null : context.memory.peek(path);
      if (page) {
        echoId(request, response, context.trustedProxies);
        return sendPage(request, response, page, now());
      }
    }
    const work = () => answer(request, response, path);
    underItsId(request, response, context.trustedProxies, work).catch(async (error: unknown) => {
      // Who hung up waits for nothing, and nothing failed.
      if (response.destroyed) return;
      if (error instanceof Busy) return respondWithError(context, request, response, path, BUSY);
      report("request failed", path, error);
      if (response.headersSent) return response.destroy();
      await respondFailed(context, request, response, path).catch(() => response.destroy()); // the failure itself is logged
    });
  });
}

function sayToLog(trouble: ProxyTrouble, whatToSet: string): void {
  log.warn({ event: "proxy", reason: trouble, advice: whatToSet });
}
