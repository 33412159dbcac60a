import type { IncomingMessage, ServerResponse } from "node:http";
import { networksOf } from "../network.ts";
import type { Admission, Asker } from "./admission.ts";
import type { ReceivedResponse } from "./fetch-page.ts";
import type { OriginPolicy } from "./host.ts";
import type { FetchInTurn } from "./in-turn.ts";
import type { ErrorMessages } from "./messages.ts";
import type { PageCache } from "./page-cache.ts";
import type { OpenSiteIndex } from "./search/index-file.ts";
import type { Quota } from "./search/quota.ts";
import { addressOf } from "./visitor-address.ts";

/** What every part of this server works with. */
export interface Context {
  fetch: FetchInTurn;
  pageCache: PageCache<ReceivedResponse>;
  originPolicy: OriginPolicy;
  /** The queue for refilling refused forms, which takes time on this thread. */
  refillQueue: Admission;
  /** Whether a mailed link with a token of the right shape was ever given out. @throws when the database is unreachable */
  isKnownLink(path: string): Promise<boolean>;
  /** The queue for those look-ups. */
  lookingUp: Admission;
  /** What can be searched; null where nothing can. */
  siteIndex: OpenSiteIndex | null;
  /** The queue for searches, which take time on this thread. */
  searching: Admission;
  maySearch: Quota;
  maySuggest: Quota;
  /** The identifiers of the server action for signing, whose forms may go the short way. */
  signing: ReadonlySet<string>;
  /** The queue for those forms. */
  signingQueue: Admission;
  words: ErrorMessages;
  /** Number of trusted proxies before this process; with 0, X-Forwarded-For is ignored. */
  trustedProxies: number;
  now(): number;
  report: Report;
}

/** Reports a failure of this server or of Next; never who sent the request. */
export type Report = (event: string, path: string, error: unknown) => void;

const askers = new WeakMap<ServerResponse, Asker>();

/** The visitor of a request, for the queue before Next. Work that waits for a visitor is aborted when the connection closes. */
export function askerOf({ trustedProxies }: Context, request: IncomingMessage, response: ServerResponse): Asker {
  const known = askers.get(response);
  if (known) return known;
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  else response.once("close", () => gone.abort());
  const asker = { network: laneOf(addressOf(request, trustedProxies)), signal: gone.signal };
  askers.set(response, asker);
  return asker;
}

/** The queue counts per IPv4 address and per IPv6 /48: one customer has a whole /48, that is 65,536 networks. */
function laneOf(address: string): string {
  const { own, home, site } = networksOf(address);
  return home === null ? own : site;
}

// No other header of a visitor (cookies, x-middleware-subrequest, next-action, rsc) reaches Next.
const PASSED_IN = ["accept", "accept-language", "content-type"] as const;

/** The request headers for Next. The Host header was checked before, so Next always gets the site's own host. */
export function headersFor(context: Context, request: IncomingMessage): Record<string, string> {
  const { host, origin, protocol } = context.originPolicy.canonical;
  const passed = PASSED_IN.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(passed),
    host,
    ...(request.headers.origin === undefined ? {} : { origin }),
    "accept-encoding": "identity",
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol,
    "x-forwarded-for": addressOf(request, context.trustedProxies),
  };
}

/** The request headers for a page of the cache, which is the same for every visitor. */
export function headersForAnyone({ canonical }: OriginPolicy): Record<string, string> {
  const { host, protocol } = canonical;
  return {
    host,
    accept: "text/html, */*",
    "accept-encoding": "identity",
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol,
    "x-forwarded-for": "127.0.0.1",
  };
}
