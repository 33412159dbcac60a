import type { IncomingMessage, ServerResponse } from "node:http";
import { networkOf } from "../limits/network.ts";
import type { Asker } from "./admission.ts";
import type { Received } from "./fill.ts";
import type { AskInTurn } from "./in-turn.ts";
import type { Memory } from "./memory.ts";
import { addressOf, type Hosts } from "./visitor.ts";
import type { Words } from "./words.ts";

/** What every part of the front works with. */
export interface Context {
  ask: AskInTurn;
  memory: Memory<Received>;
  hosts: Hosts;
  words: Words;
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
  const asker = { network: networkOf(addressOf(request, trustedProxies)), signal: gone.signal };
  askers.set(response, asker);
  return asker;
}

// Whatever else a visitor sends (cookies, x-middleware-subrequest, next-action, rsc) does not reach Next.
const PASSED_IN = ["accept", "accept-language", "content-type", "origin"] as const;

/** The headers of a visitor's request as Next gets them. */
export function headersFor(context: Context, request: IncomingMessage): Record<string, string> {
  const host = request.headers.host ?? "";
  const passed = PASSED_IN.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(passed),
    host,
    "accept-encoding": "identity",
    "x-forwarded-host": host,
    "x-forwarded-proto": context.hosts.protocol(request),
    "x-forwarded-for": addressOf(request, context.trustedProxies),
  };
}

/** The headers of a question that comes from nobody in particular: pages are the same for everyone. */
export function headersForAnyone(siteUrl: string): Record<string, string> {
  const { host, protocol } = new URL(siteUrl);
  return {
    host,
    accept: "text/html, */*",
    "accept-encoding": "identity",
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
    "x-forwarded-for": "127.0.0.1",
  };
}
