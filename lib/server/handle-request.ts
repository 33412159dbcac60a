import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log.ts";
import { count } from "../metrics.ts";
import {
  BOUNDS,
  Busy,
  createAdmission,
  GIVING_BACK,
  IN_FLIGHT_WHILE_BUSY,
  LOOKING_UP,
  SEARCHING,
  SIGNING,
} from "./admission.ts";
import { answerForm } from "./answer-form.ts";
import { answerRead } from "./answer-read.ts";
import type { FillAddresses } from "./build-addresses.ts";
import { oneAtATime } from "./connection.ts";
import { type Context, headersForAnyone, type Report } from "./context.ts";
import { countAnswer } from "./count-answer.ts";
import { answerEnding, isEnding } from "./ending.ts";
import { BUSY, respondDeadLink, respondFailed, respondNotFound, respondWithError } from "./error-response.ts";
import { createPageFetcher, type ReceivedResponse } from "./fetch-page.ts";
import { discard, expectsContinue } from "./form-body.ts";
import { answerHealth } from "./health.ts";
import { createOriginPolicy } from "./host.ts";
import { createInProcessClient, type Upstream } from "./in-process-client.ts";
import { inTurn } from "./in-turn.ts";
import type { ErrorMessages } from "./messages.ts";
import { createPageCache } from "./page-cache.ts";
import { couldBeAnAddress, isNextDataAddress, normalizePath, pathOf } from "./paths.ts";
import type { ProxyTrouble } from "./proxy-hints.ts";
import { type OpensOutbox, refuse } from "./refuse.ts";
import { echoId, withRequestId } from "./request-id.ts";
import type { Addresses } from "./routes.ts";
import { answerSearch } from "./search/answer-search.ts";
import type { OpenSiteIndex } from "./search/index-file.ts";
import { queryOf } from "./search/query.ts";
import { createQuota, SEARCHES, SUGGESTIONS } from "./search/quota.ts";
import { redirectToNearest } from "./search/redirect.ts";
import { sendPage } from "./send.ts";
import type { VisitCounter } from "./shared-visits.ts";
import { type Pace, paceOfThread } from "./thread.ts";
import { lacksToken, withCleanToken } from "./token-address.ts";
import { hostOf, readAbsoluteTarget } from "./visitor-address.ts";
import { type SayProxy, watchProxy } from "./watch-proxy.ts";

export interface RequestHandlerOptions {
  /** Next's request handler. */
  upstream: Upstream;
  /** The public URL, without a trailing slash. */
  siteUrl: string;
  /** Writes this site's addresses into prerendered pages; by default pages stay as they are. */
  fillAddresses?: FillAddresses;
  words: ErrorMessages;
  opensOutbox: OpensOutbox;
  /** Number of trusted proxies before this process, whose X-Forwarded-For is used; default 0. */
  trustedProxies?: number;
  /** The paths that exist; by default every path of the right form. */
  addresses?: Addresses;
  /** The request header that makes Next render a page now; by default none. */
  renderNow?: Record<string, string>;
  /** Whether a mailed link exists; by default every link of the right form. */
  isKnownLink?(path: string): Promise<boolean>;
  /** What can be searched, opened at the first use; without it, nothing is found and no address is forgiven. */
  siteIndex?: OpenSiteIndex;
  /** The identifiers of the server action for signing; by default none, and every form goes to Next. */
  signing?: ReadonlySet<string>;
  /** Called once per proxy problem with advice for the operator; by default it writes to the log. */
  sayProxy?: SayProxy;
  /** How many requests to Next may be in flight now; by default it depends on the load of this thread. */
  pace?: Pace;
  /** Called with each answer that was sent and may have been opened by a shared link; by default nothing is counted. */
  noteVisit?: VisitCounter["note"];
  report: Report;
  /** A monotonic clock in milliseconds; default `performance.now`. */
  now?(): number;
}

// The rate of cached pages is too high to check the proxy headers of every request.
const PROXY_CHECK_EVERY_MS = 250;

/**
 * The request listener before Next. It refuses bad requests early, sends pages from the cache, forwards the rest to Next,
 * and sets the site's headers on every response. Never rejects.
 */
export function createRequestHandler(
  options: RequestHandlerOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { siteUrl, report, now = () => performance.now(), addresses = couldBeAnAddress } = options;
  const fetchInTurn = inTurn(
    createInProcessClient(options.upstream),
    createAdmission(BOUNDS, options.pace ?? paceOfThread(IN_FLIGHT_WHILE_BUSY, BOUNDS.inFlightMax)),
  );
  const originPolicy = createOriginPolicy(siteUrl);
  const onFailure = (path: string, error: unknown) => report("page not fetched", path, error);
  const fetchPage = createPageFetcher({
    fetch: fetchInTurn,
    headers: headersForAnyone(originPolicy),
    renderNow: options.renderNow ?? {},
    ...(options.fillAddresses ? { fillAddresses: options.fillAddresses } : {}),
    now,
    onFailure,
  });
  const context: Context = {
    fetch: fetchInTurn,
    pageCache: createPageCache<ReceivedResponse>({ fetchPage, now }),
    originPolicy,
    refillQueue: createAdmission(GIVING_BACK),
    isKnownLink: options.isKnownLink ?? (async () => true),
    lookingUp: createAdmission(LOOKING_UP),
    siteIndex: options.siteIndex ?? null,
    searching: createAdmission(SEARCHING),
    maySearch: createQuota(SEARCHES, now),
    maySuggest: createQuota(SUGGESTIONS, now),
    signing: options.signing ?? new Set(),
    signingQueue: createAdmission(SIGNING),
    words: options.words,
    trustedProxies: options.trustedProxies ?? 0,
    now,
    report,
  };

  const watch = watchProxy({ originPolicy, trustedProxies: context.trustedProxies, say: options.sayProxy ?? sayToLog });
  let nextProxyCheckAt = 0;

  function checkProxy(request: IncomingMessage): void {
    nextProxyCheckAt = now() + PROXY_CHECK_EVERY_MS;
    watch(request);
  }

  function mayUseCache(request: IncomingMessage): boolean {
    if (request.method !== "GET" || request.httpVersionMajor !== 1) return false;
    if (now() >= nextProxyCheckAt) checkProxy(request);
    return originPolicy.classifyHost({ host: hostOf(request), peer: request.socket.remoteAddress }) !== "foreign";
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    checkProxy(request);
    const refusal = refuse(request, path, originPolicy, options.opensOutbox);
    if (refusal?.status === 404) return respondNotFound(context, request, response, path);
    if (refusal) {
      if (!expectsContinue(request)) await discard(request);
      return respondWithError(context, request, response, path, refusal);
    }
    if (lacksToken(path)) return respondDeadLink(context, request, response, path);
    if (!couldBeAnAddress(path) || !addresses(path)) {
      if (await redirectToNearest(context, request, response, path, addresses)) return;
      return respondNotFound(context, request, response, path);
    }
    if (request.method === "POST") return answerForm(context, request, response, path);
    const query = context.siteIndex && queryOf(request.url ?? path);
    if (query && context.siteIndex) return answerSearch(context, request, response, query, context.siteIndex);
    return answerRead(context, request, response, path);
  }

  function noteAnswer(request: IncomingMessage, response: ServerResponse, path: string): void {
    countAnswer(path, response);
    options.noteVisit?.(request, response, path);
  }

  return oneAtATime((request, response) => {
    readAbsoluteTarget(request);
    request.url = withCleanToken(normalizePath(request.url));
    const path = pathOf(request.url);
    if (isEnding()) response.shouldKeepAlive = false;
    if (path === "/healthz" && answerHealth(request, response)) return countAnswer(path, response);
    if (path === "/readyz" && isEnding()) return answerEnding(request, response);
    if (mayUseCache(request)) {
      const page = isNextDataAddress(request.url) || queryOf(request.url) ? null : context.pageCache.peek(path);
      if (page) {
        echoId(request, response, context.trustedProxies);
        count("cache", { result: "hit" });
        sendPage(request, response, page, now());
        return noteAnswer(request, response, path);
      }
    }
    response.once("close", () => noteAnswer(request, response, path));
    const work = () => answer(request, response, path);
    withRequestId(request, response, context.trustedProxies, work).catch(async (error: unknown) => {
      // The client closed the connection: no response is needed and nothing failed.
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
