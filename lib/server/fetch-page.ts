import type { IncomingHttpHeaders } from "node:http";
import { type Asker, Busy } from "./admission.ts";
import type { FillAddresses } from "./build-addresses.ts";
import { isShareable, sharedMaxAge } from "./headers.ts";
import { readAll } from "./in-process-client.ts";
import type { FetchInTurn } from "./in-turn.ts";
import { kindOf } from "./kinds.ts";
import { isFromNextCache } from "./next-contract.ts";
import { type Page, prepare } from "./page.ts";
import type { Found } from "./page-cache.ts";

/** A response of Next with its whole body. */
export interface ReceivedResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The queue to Next was full, or Next did not answer in time: it may do so in a moment. */
  busy?: true;
}

interface PageFetcherOptions {
  fetch: FetchInTurn;
  /** Request headers without anything of a visitor. */
  headers: Record<string, string>;
  /** The request headers that make Next render a page now. */
  renderNow: Record<string, string>;
  /** Writes this site's addresses into pages that a build made without knowing them. */
  fillAddresses?: FillAddresses;
  now(): number;
  /** Called when a page could not be fetched. */
  onFailure(path: string, error: unknown): void;
}

const isTimeout = (error: unknown) => error instanceof Error && error.name === "TimeoutError";

/** The maximum age of a count on a page. */
const COUNT_AGE_MS_MAX = 10_000;
/** What changes only with a deploy, which restarts this process. */
const LASTING_MS = 3_600_000;
const DAY_SECONDS = 86_400;

/** Fetches a page from Next, newly rendered when it shows a count, and prepares it for sending. */
export function createPageFetcher(options: PageFetcherOptions) {
  const { fetch, headers, renderNow, fillAddresses = (_path, _headers, body) => body, now, onFailure } = options;
  return async (path: string, previous: Page | null, asker: Asker): Promise<Found<ReceivedResponse>> => {
    try {
      return await fetchFresh(path, previous, asker);
    } catch (error) {
      const nothing = { status: 503, headers: {}, body: Buffer.alloc(0) };
      if (error instanceof Busy) return { failed: { ...nothing, busy: true } };
      if (!asker.signal?.aborted) onFailure(path, error);
      return { failed: isTimeout(error) ? { ...nothing, busy: true } : nothing };
    }
  };

  async function fetchFresh(path: string, previous: Page | null, asker: Asker): Promise<Found<ReceivedResponse>> {
    const requestedAt = now();
    const received = await fetchRendered(path, previous?.showsCount ?? false, asker);
    if (received.status >= 500) return { failed: received };
    if (!isShareable(received.status, received.headers)) return { other: received };

    const prepared = await prepare(path, received.headers, received.body, previous);
    if (!prepared) return { other: received };
    return { page: { ...prepared, ...lifetimeOf(path, received.headers), validAt: requestedAt, changes: 0 } };
  }

  /** Next does not say how old a page of its cache is, so a page with a count is rendered instead. */
  async function fetchRendered(path: string, showsCount: boolean, asker: Asker): Promise<ReceivedResponse> {
    const received = await fetchOnce(path, showsCount ? renderNow : {}, asker);
    const isOld = !showsCount && isFromNextCache(received.headers) && lifetimeOf(path, received.headers).showsCount;
    return isOld ? fetchOnce(path, renderNow, asker) : received;
  }

  async function fetchOnce(path: string, more: Record<string, string>, asker: Asker): Promise<ReceivedResponse> {
    const request = { method: "GET", url: path, headers: { ...headers, ...more } } as const;
    const { status, headers: received, body } = await fetch(request, asker);
    return { status, headers: received, body: fillAddresses(path, received, await readAll(body)) };
  }
}

/** What a response may be kept for. A page that Next itself would keep for ten seconds at most shows a count. */
function lifetimeOf(path: string, headers: IncomingHttpHeaders): Pick<Page, "freshForMs" | "showsCount" | "isLasting"> {
  const kind = kindOf(path);
  const seconds = sharedMaxAge(headers);
  const isLasting = kind.isFile || (seconds !== null && seconds > DAY_SECONDS);
  const showsCount = kind.showsCount ?? (!isLasting && seconds !== null && seconds * 1000 <= COUNT_AGE_MS_MAX);
  return { freshForMs: isLasting ? LASTING_MS : COUNT_AGE_MS_MAX, showsCount, isLasting };
}
