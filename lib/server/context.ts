import type { IncomingMessage, ServerResponse } from "node:http";
import { networksOf } from "../network.ts";
import type { Admission, Asker } from "./admission.ts";
import type { ReceivedResponse } from "./fetch-page.ts";
import type { Judge } from "./host.ts";
import type { AskInTurn } from "./in-turn.ts";
import type { ErrorMessages } from "./messages.ts";
import type { PageCache } from "./page-cache.ts";
import { addressOf } from "./visitor-address.ts";

/** What every part of the front works with. */
export interface Context {
  ask: AskInTurn;
  memory: PageCache<ReceivedResponse>;
  judge: Judge;
  /** The turns of work on this thread for forms that were refused. */
  givingBack: Admission;
  /** Whether a mailed link with a token of the right shape was ever given out. @throws when the database is away */
  isKnownLink(path: string): Promise<boolean>;
  /** The turns of those look-ups. */
  lookingUp: Admission;
  words: ErrorMessages;
  /** Proxies of ours before this process; 0 believes no forwarded address. */
  trustedProxies: number;
  now(): number;
  report: Report;
}

/** Told when something failed behind the front; never whose request it was. */
export type Report = (event: string, path: string, error: unknown) => void;

const askers = new WeakMap<ServerResponse, Asker>();

/** The visitor of a request, as the queue before Next knows them; what waits for them is dropped when they hang up. */
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

/** Who has a /48 of IPv6 has 65,536 networks, and is one all the same. */
function laneOf(address: string): string {
  const { own, home, site } = networksOf(address);
  return home === null ? own : site;
}

// Whatever else a visitor sends (cookies, x-middleware-subrequest, next-action, rsc) does not reach Next.
const PASSED_IN = ["accept", "accept-language", "content-type"] as const;

/** The headers of a visitor's request as Next gets them: the host was judged, so Next sees the site's own only. */
export function headersFor(context: Context, request: IncomingMessage): Record<string, string> {
  const { host, origin, protocol } = context.judge.canonical;
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

/** The headers of a question that comes from nobody in particular: pages are the same for everyone. */
export function headersForAnyone({ canonical }: Judge): Record<string, string> {
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
