import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Asker, Busy } from "./admission.ts";
import type { FillAddresses } from "./build-addresses.ts";
import { isShareable, sharedMaxAge } from "./headers.ts";
import { readAll } from "./in-process-client.ts";
import type { FetchInTurn } from "./in-turn.ts";
import { kindOf } from "./kinds.ts";
import { isFromNextCache, isStaleInNextCache } from "./next-contract.ts";
import { type Page, prepare } from "./page.ts";
import type { Found } from "./page-cache.ts";

/** A response of Next with its whole body. */
export interface ReceivedResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The request was not sent to Next, because the queue is full. */
  busy?: true;
}

interface PageFetcherOptions {
  fetch: FetchInTurn;
  /** Request headers without anything of a visitor. */
  headers: Record<string, string>;
  /** Writes this site's addresses into pages that a build made without knowing them. */
  fillAddresses?: FillAddresses;
  now(): number;
  /** Called when a page could not be fetched. */
  onFailure(path: string, error: unknown): void;
}

// While Next renders a new page (about 50 ms) it sends the old one; after 1.2 s the old page is accepted.
const RETRY_AFTER_MS = [30, 30, 60, 120, 240, 720];
// The maximum age of a count on a page. The time in Next's cache is subtracted from the time in this cache.
const COUNT_AGE_MS_MAX = 10_000;
const FRESH_FOR_MS_MIN = 1_000;
// Files change only with a deploy, which restarts this process.
const FILE_FRESH_FOR_MS = 3_600_000;

/** Fetches a page from Next, repeats while Next sends a stale one, and prepares the page for sending. */
export function createPageFetcher(options: PageFetcherOptions) {
  const { fetch, headers, fillAddresses = (_path, _headers, body) => body, now, onFailure } = options;
  return async (path: string, previous: Page | null, asker: Asker): Promise<Found<ReceivedResponse>> => {
    try {
      return await fetchFresh(path, previous, asker);
    } catch (error) {
      const nothing = { status: 503, headers: {}, body: Buffer.alloc(0) };
      if (error instanceof Busy) return { failed: { ...nothing, busy: true } };
      if (!asker.signal?.aborted) onFailure(path, error);
      return { failed: nothing };
    }
  };

  async function fetchFresh(path: string, previous: Page | null, asker: Asker): Promise<Found<ReceivedResponse>> {
    const requestedAt = now();
    const { received, isNew } = await fetchUntilFresh(path, asker);
    if (received.status >= 500) return { failed: received };
    if (!isShareable(received.status, received.headers)) return { other: received };
    const stale = isStaleInNextCache(received.headers);
    if (stale && previous) return { failed: received };

    const prepared = await prepare(path, received.headers, received.body, previous);
    if (!prepared) return { other: received };
    const { cachedMs, freshForMs } = budget(path, received.headers);
    // Next reports only the maximum age of a cached page, not its age.
    const asCached = Math.max(requestedAt - cachedMs, previous?.validAt ?? 0);
    const validAt = stale ? now() - freshForMs : isNew ? requestedAt : asCached;
    return { page: { ...prepared, validAt, freshForMs, generation: 0 } };
  }

  async function fetchUntilFresh(path: string, asker: Asker): Promise<{ received: ReceivedResponse; isNew: boolean }> {
    const first = await fetchOnce("GET", path, asker);
    const isNew = !isFromNextCache(first.headers);
    if (!isStaleInNextCache(first.headers)) return { received: first, isNew };
    for (const delay of RETRY_AFTER_MS) {
      await pause(delay);
      // HEAD, because with the framework's data a page has five times the bytes that visitors get.
      const { headers: current } = await fetchOnce("HEAD", path, asker);
      if (!isStaleInNextCache(current)) return { received: await fetchOnce("GET", path, asker), isNew };
    }
    return { received: first, isNew };
  }

  async function fetchOnce(method: "GET" | "HEAD", path: string, asker: Asker): Promise<ReceivedResponse> {
    const { status, headers: received, body } = await fetch({ method, url: path, headers }, asker);
    return { status, headers: received, body: fillAddresses(path, received, await readAll(body)) };
  }
}

/** Divides the ten seconds between Next's cache and this one. A page that Next keeps longer than that shows no count. */
function budget(path: string, headers: IncomingHttpHeaders): { cachedMs: number; freshForMs: number } {
  const { isFile, keptByNextMs } = kindOf(path);
  if (isFile) return { cachedMs: 0, freshForMs: FILE_FRESH_FOR_MS };
  const cachedMs = keptByNextMs ?? (sharedMaxAge(headers) ?? Number.POSITIVE_INFINITY) * 1000;
  if (cachedMs > COUNT_AGE_MS_MAX) return { cachedMs: 0, freshForMs: COUNT_AGE_MS_MAX };
  return { cachedMs, freshForMs: Math.max(FRESH_FOR_MS_MIN, COUNT_AGE_MS_MAX - cachedMs) };
}
