import { LRUCache } from "lru-cache";
import { type Asker, ITSELF } from "./admission.ts";
import { generation } from "./invalidate.ts";
import type { Page } from "./page.ts";

/** The result of a fetch: a page to cache, a response that cannot be cached, or a failure with the response to send when no page is cached. */
export type Found<Other> = { page: Page } | { other: Other } | { failed: Other };

/** What to send: a page of the cache, or the response as it came. */
type Outcome<Other> = { page: Page } | { other: Other };

export interface PageCacheOptions<Other> {
  /** Fetches a page. Never rejects. `previous` is the cached page, if it is not out of date. */
  fetchPage(path: string, previous: Page | null, asker: Asker): Promise<Found<Other>>;
  /** A monotonic clock in milliseconds. */
  now(): number;
}

export interface PageCache<Other> {
  /** The cached page if it may be sent without waiting; may start a refresh in the background. */
  peek(path: string): Page | null;
  /** The page; waits for a fetch where the cached page is missing or too old. */
  get(path: string, asker?: Asker): Promise<Outcome<Other>>;
}

/** How long a visitor waits for a fresher page before the cached one is sent; the whole response takes less than a second. */
const WAIT_MS = 800;
/** After a confirmation the cached page is known to be wrong, so a busy server gets more time to send the right one. */
const WAIT_AFTER_CHANGE_MS = 5_000;
const NEXT_TRY_MS = 1_000;
// While fetches fail, no visitor waits for them; this long after the last failure, the next visitor waits again.
const FAILING_FOR_MS = 5_000;

const PAGES_MAX = 500;
const BYTES_MAX = 64_000_000;
const PAGE_BYTES_MAX = 4_000_000;

interface Kept {
  page: Page;
  /** The last fetch: when it ended, its generation, and whether it failed. */
  lastFetch: { at: number; generation: number; failed: boolean };
}

interface Fetching<Other> {
  generation: number;
  found: Promise<Found<Other>>;
  /** Adds a waiting visitor, until the signal aborts. When no visitor waits any more, the fetch is aborted. */
  join(signal: AbortSignal | undefined): void;
  /** Resolves to null after the time that a visitor may wait. */
  maxWait: Promise<null>;
}

/** Caches prepared pages, limited in number and bytes; the page that was read least recently is evicted first. One fetch per page at a time. */
export function createPageCache<Other>({ fetchPage, now }: PageCacheOptions<Other>): PageCache<Other> {
  const store = new LRUCache<string, Kept>({
    max: PAGES_MAX,
    maxSize: BYTES_MAX,
    maxEntrySize: PAGE_BYTES_MAX,
    sizeCalculation: ({ page }) => Math.max(1, page.bytes),
  });
  const fetches = new Map<string, Fetching<Other>>();

  function peek(path: string): Page | null {
    const kept = store.get(path);
    if (!kept) return null;
    const { page, lastFetch } = kept;
    const valid = page.generation === generation();
    const age = now() - page.validAt;
    if (valid && age < page.freshForMs / 2) return page;

    const sinceFetch = lastFetch.generation === generation() ? now() - lastFetch.at : Number.POSITIVE_INFINITY;
    const failing = lastFetch.failed && sinceFetch < FAILING_FOR_MS;
    const due = !valid || age >= page.freshForMs;
    if (due && !failing) return null;
    if (sinceFetch >= NEXT_TRY_MS && !current(path)) start(path, ITSELF);
    return page;
  }

  async function get(path: string, asker = ITSELF): Promise<Outcome<Other>> {
    const ready = peek(path);
    if (ready) return { page: ready };
    const fetching = current(path) ?? start(path, asker);
    const kept = store.get(path);
    fetching.join(kept ? undefined : asker.signal);
    if (!kept) return toOutcome(await fetching.found);
    const found = await Promise.race([fetching.found, fetching.maxWait]);
    return found && !("failed" in found) ? found : { page: kept.page };
  }

  /** The running fetch, unless pages were invalidated after it began: its page may be out of date. */
  function current(path: string): Fetching<Other> | undefined {
    const fetching = fetches.get(path);
    return fetching?.generation === generation() ? fetching : undefined;
  }

  function start(path: string, { network }: Asker): Fetching<Other> {
    const begunIn = generation();
    const previous = store.get(path)?.page;
    const abandoned = new AbortController();
    const asker = { network, signal: abandoned.signal };
    const found = fetchPage(path, previous?.generation === begunIn ? previous : null, asker).then((result) => {
      leave();
      const lastFetch = { at: now(), generation: begunIn, failed: "failed" in result };
      if ("page" in result) keep(path, { page: { ...result.page, generation: begunIn }, lastFetch });
      else if ("other" in result) store.delete(path);
      else noteFailure(path, lastFetch);
      return result;
    });
    const changed = previous !== undefined && previous.generation !== begunIn;
    const leave = () => void (fetches.get(path) === fetching && fetches.delete(path));
    const join = joining(() => {
      leave();
      abandoned.abort();
    });
    const maxWait = pause(changed ? WAIT_AFTER_CHANGE_MS : WAIT_MS);
    const fetching = { generation: begunIn, found, join, maxWait };
    fetches.set(path, fetching);
    return fetching;
  }

  function keep(path: string, kept: Kept): void {
    if (kept.page.generation === generation()) store.set(path, kept);
  }

  function noteFailure(path: string, lastFetch: Kept["lastFetch"]): void {
    const kept = store.get(path);
    if (kept) kept.lastFetch = lastFetch;
  }

  return { peek, get };
}

function toOutcome<Other>(found: Found<Other>): Outcome<Other> {
  return "failed" in found ? { other: found.failed } : found;
}

/** Counts the waiting visitors. A visitor without a signal waits until the end. */
function joining(whenNobodyIsLeft: () => void): Fetching<never>["join"] {
  let waiting = 0;
  return (signal) => {
    waiting += 1;
    const leave = () => {
      waiting -= 1;
      if (waiting === 0) whenNobodyIsLeft();
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener("abort", leave, { once: true });
  };
}

function pause(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null).unref());
}
