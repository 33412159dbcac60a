import { LRUCache } from "lru-cache";
import { type Asker, ITSELF } from "./admission.ts";
import { createDueChange } from "./due-change.ts";
import { changesSoFar } from "./invalidate.ts";
import type { Page } from "./page.ts";
import { createWaiting, type Waiting } from "./waiting.ts";

/** The result of a fetch: a page to cache, a response that cannot be cached, or a failure with the response to send when no page is cached. */
export type Found<Other> = { page: Page } | { other: Other } | { failed: Other };

/** What to send: a page of the cache, or the response as it came. */
type Outcome<Other> = { page: Page } | { other: Other };

export interface PageCacheOptions<Other> {
  /** Fetches a page. Never rejects. `previous` is the cached page. */
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
/** In a storm the cached page is sent for this long while the next one is fetched. */
const STORM_GRACE_MS = 250;
const NEXT_TRY_MS = 1_000;
// While fetches fail, no visitor waits for them; this long after the last failure, the next visitor waits again.
const FAILING_FOR_MS = 5_000;

const PAGES_MAX = 500;
const BYTES_MAX = 64_000_000;
const PAGE_BYTES_MAX = 4_000_000;

interface Kept {
  page: Page;
  /** The last fetch: when it ended, the number of changes when it began, and whether it failed. */
  lastFetch: { at: number; changes: number; failed: boolean };
}

interface Fetching<Other> extends Waiting {
  /** The number of changes when it began. */
  changes: number;
  found: Promise<Found<Other>>;
  /** No visitor waits for it: the cached page is still good enough. */
  inBackground: boolean;
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
  const dueChange = createDueChange(now);

  function peek(path: string): Page | null {
    const kept = store.get(path);
    if (!kept) return null;
    const { page, lastFetch } = kept;
    const behind = isBehind(page);
    const age = now() - page.validAt;
    if (!behind && age < page.freshForMs / 2) return page;

    const wasTried = !behind || lastFetch.changes >= dueChange().number;
    const sinceFetch = now() - lastFetch.at;
    const failing = lastFetch.failed && wasTried && sinceFetch < FAILING_FOR_MS;
    const isDue = age >= page.freshForMs || (behind && !mayLag(path));
    if (isDue && !failing) return null;
    if ((!wasTried || sinceFetch >= NEXT_TRY_MS) && !fetches.has(path)) start(path, ITSELF, true);
    return page;
  }

  async function get(path: string, asker = ITSELF): Promise<Outcome<Other>> {
    const ready = peek(path);
    if (ready) return { page: ready };
    const fetching = current(path) ?? start(path, asker, false);
    const kept = store.get(path);
    fetching.join(kept ? undefined : asker.signal);
    if (!kept) return toOutcome(await fetching.found);
    const found = await Promise.race([fetching.found, fetching.maxWait]);
    return found && !("failed" in found) ? found : { page: kept.page };
  }

  function isBehind(page: Page): boolean {
    return page.showsCount && page.changes < dueChange().number;
  }

  /** In a storm a page may be behind while the next one is on its way. A change that came alone shows in the next response. */
  function mayLag(path: string): boolean {
    const { alone, at } = dueChange();
    if (alone) return false;
    const fetching = fetches.get(path);
    return fetching ? fetching.inBackground || fetching !== current(path) : now() - at < STORM_GRACE_MS;
  }

  /** The running fetch, unless a change that came alone is newer: its page may be out of date. */
  function current(path: string): Fetching<Other> | undefined {
    const fetching = fetches.get(path);
    const { number, alone } = dueChange();
    return fetching && (fetching.changes >= number || !(alone || store.has(path))) ? fetching : undefined;
  }

  function start(path: string, { network }: Asker, inBackground: boolean): Fetching<Other> {
    const changes = changesSoFar();
    const previous = store.get(path)?.page ?? null;
    const abandoned = new AbortController();
    const asker = { network, signal: abandoned.signal };
    const found = fetchPage(path, previous, asker).then((result) => {
      leave();
      const lastFetch = { at: now(), changes, failed: "failed" in result };
      if ("page" in result) keep(path, { page: { ...result.page, changes }, lastFetch });
      else if ("other" in result) store.delete(path);
      else noteFailure(path, lastFetch);
      return result;
    });
    const leave = () => void (fetches.get(path) === fetching && fetches.delete(path));
    const waiting = createWaiting(previous && isBehind(previous) ? WAIT_AFTER_CHANGE_MS : WAIT_MS, () => {
      leave();
      abandoned.abort();
    });
    const fetching = { ...waiting, changes, found, inBackground };
    fetches.set(path, fetching);
    return fetching;
  }

  function keep(path: string, kept: Kept): void {
    const isOlder = kept.page.changes < (store.peek(path)?.page.changes ?? 0);
    if (!isOlder) store.set(path, kept);
  }

  function noteFailure(path: string, lastFetch: Kept["lastFetch"]): void {
    const kept = store.peek(path);
    if (kept) kept.lastFetch = lastFetch;
  }

  return { peek, get };
}

function toOutcome<Other>(found: Found<Other>): Outcome<Other> {
  return "failed" in found ? { other: found.failed } : found;
}
