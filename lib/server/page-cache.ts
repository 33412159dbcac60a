import { type Asker, ITSELF } from "./admission.ts";
import { generation } from "./invalidate.ts";
import type { Page } from "./page.ts";

/** What a fill found: a page to keep, an answer that is not one, or a failure with what to say when nothing is kept. */
export type Found<Other> = { page: Page } | { other: Other } | { failed: Other };

/** What to send: a kept page, or the answer as it came. */
type Outcome<Other> = { page: Page } | { other: Other };

export interface PageCacheOptions<Other> {
  /** Asks for a page. Never rejects. `previous` is the kept one, if it is not out of date. */
  fill(path: string, previous: Page | null, asker: Asker): Promise<Found<Other>>;
  /** Milliseconds, never going back. */
  now(): number;
}

export interface PageCache<Other> {
  /** The kept page if it may be sent without waiting; may start a refresh in the background. */
  peek(path: string): Page | null;
  /** The page, waiting for a fill where its age demands it. */
  get(path: string, asker?: Asker): Promise<Outcome<Other>>;
}

/** How long a visitor waits for a fresher page before getting the kept one: with all else, below a second. */
const WAIT_MS = 800;
/** After a confirmation the kept page is known to be wrong, so a busy server is given more time to say what is right. */
const WAIT_AFTER_CHANGE_MS = 5_000;
const NEXT_TRY_MS = 1_000;
// While tries keep failing nobody waits for them; after a quiet spell the next visitor does again.
const FAILING_FOR_MS = 5_000;

const PAGES_MAX = 500;
const BYTES_MAX = 64_000_000;
const PAGE_BYTES_MAX = 4_000_000;

interface Kept {
  page: Page;
  /** The last try: when it ended, under how many drops, and whether it failed. */
  tried: { at: number; drops: number; failed: boolean };
}

interface Filling<Other> {
  drops: number;
  found: Promise<Found<Other>>;
  /** Says that one more visitor waits for it, until the signal aborts: when nobody does any more, the work is dropped. */
  join(signal: AbortSignal | undefined): void;
  /** Resolves to null when a visitor has waited long enough. */
  patience: Promise<null>;
}

/** Keeps finished pages, bounded in number and bytes; those longest without a refresh go first. One fill per page at a time. */
export function createPageCache<Other>({ fill, now }: PageCacheOptions<Other>): PageCache<Other> {
  const store = new Map<string, Kept>();
  const fillings = new Map<string, Filling<Other>>();
  let bytes = 0;

  function peek(path: string): Page | null {
    const kept = store.get(path);
    if (!kept) return null;
    const { page, tried } = kept;
    const valid = page.drops === generation();
    const age = now() - page.bornAt;
    if (valid && age < page.keepMs / 2) return page;

    const sinceTry = tried.drops === generation() ? now() - tried.at : Number.POSITIVE_INFINITY;
    const failing = tried.failed && sinceTry < FAILING_FOR_MS;
    const due = !valid || age >= page.keepMs;
    if (due && !failing) return null;
    if (sinceTry >= NEXT_TRY_MS && !current(path)) start(path, ITSELF);
    return page;
  }

  async function get(path: string, asker = ITSELF): Promise<Outcome<Other>> {
    const ready = peek(path);
    if (ready) return { page: ready };
    const filling = current(path) ?? start(path, asker);
    const kept = store.get(path);
    filling.join(kept ? undefined : asker.signal);
    if (!kept) return settle(await filling.found);
    const found = await Promise.race([filling.found, filling.patience]);
    return found && !("failed" in found) ? found : { page: kept.page };
  }

  /** The fill under way, unless pages were dropped after it began: it may bring what was true before. */
  function current(path: string): Filling<Other> | undefined {
    const filling = fillings.get(path);
    return filling?.drops === generation() ? filling : undefined;
  }

  function start(path: string, { network }: Asker): Filling<Other> {
    const begunUnder = generation();
    const previous = store.get(path)?.page;
    const unwanted = new AbortController();
    const asker = { network, signal: unwanted.signal };
    const found = fill(path, previous?.drops === begunUnder ? previous : null, asker).then((result) => {
      leave();
      const tried = { at: now(), drops: begunUnder, failed: "failed" in result };
      if ("page" in result) keep(path, { page: { ...result.page, drops: begunUnder }, tried });
      else if ("other" in result) forget(path);
      else mark(path, tried);
      return result;
    });
    const changed = previous !== undefined && previous.drops !== begunUnder;
    const leave = () => void (fillings.get(path) === filling && fillings.delete(path));
    const join = joining(() => {
      leave();
      unwanted.abort();
    });
    const filling = { drops: begunUnder, found, join, patience: pause(changed ? WAIT_AFTER_CHANGE_MS : WAIT_MS) };
    fillings.set(path, filling);
    return filling;
  }

  function keep(path: string, kept: Kept): void {
    if (kept.page.drops !== generation() || kept.page.bytes > PAGE_BYTES_MAX) return;
    forget(path);
    store.set(path, kept);
    bytes += kept.page.bytes;
    for (const oldest of store.keys()) {
      if (store.size <= PAGES_MAX && bytes <= BYTES_MAX) break;
      forget(oldest);
    }
  }

  function mark(path: string, tried: Kept["tried"]): void {
    const kept = store.get(path);
    if (kept) kept.tried = tried;
  }

  function forget(path: string): void {
    bytes -= store.get(path)?.page.bytes ?? 0;
    store.delete(path);
  }

  return { peek, get };
}

function settle<Other>(found: Found<Other>): Outcome<Other> {
  return "failed" in found ? { other: found.failed } : found;
}

/** Counts those who wait; one without a signal waits for ever. */
function joining(whenNobodyIsLeft: () => void): Filling<never>["join"] {
  let here = 0;
  return (signal) => {
    here += 1;
    const leave = () => {
      here -= 1;
      if (here === 0) whenNobodyIsLeft();
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener("abort", leave, { once: true });
  };
}

function pause(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null).unref());
}
