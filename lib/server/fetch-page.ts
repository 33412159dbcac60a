import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Asker, Busy } from "./admission.ts";
import { isShareable, sharedMaxAge } from "./headers.ts";
import { readAll } from "./in-process-client.ts";
import type { AskInTurn } from "./in-turn.ts";
import { kindOf } from "./kinds.ts";
import { isFromNextCache, isStaleInNextCache } from "./next-contract.ts";
import { type Page, prepare } from "./page.ts";
import type { Found } from "./page-cache.ts";

/** An answer of Next, read to its end. */
export interface ReceivedResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Next was not asked, because too much is waiting for it. */
  busy?: true;
}

interface Filler {
  ask: AskInTurn;
  /** The headers of a question that comes from nobody in particular. */
  headers: Record<string, string>;
  now(): number;
  /** Told when a page could not be had. */
  onFailure(path: string, error: unknown): void;
}

// Next answers with the old page while it makes the new one, some 50 ms; after 1.2 s the old one must do.
const ASK_AGAIN_AFTER_MS = [30, 30, 60, 120, 240, 720];
// A count may be this old when it is read. What it spends in Next's cache is not left for ours.
const BEHIND_MS_MAX = 10_000;
const KEEP_MS_MIN = 1_000;
// Files change with a deploy, which starts this process anew.
const FILE_KEEP_MS = 3_600_000;

/** Asks Next for a page until it is a fresh one, and makes it ready to be sent. */
export function createPageFetcher({ ask, headers, now, onFailure }: Filler) {
  return async (path: string, previous: Page | null, asker: Asker): Promise<Found<ReceivedResponse>> => {
    try {
      return await freshFrom(path, previous, asker);
    } catch (error) {
      const nothing = { status: 503, headers: {}, body: Buffer.alloc(0) };
      if (error instanceof Busy) return { failed: { ...nothing, busy: true } };
      if (!asker.signal?.aborted) onFailure(path, error);
      return { failed: nothing };
    }
  };

  async function freshFrom(path: string, previous: Page | null, asker: Asker): Promise<Found<ReceivedResponse>> {
    const askedAt = now();
    const { received, isNew } = await askUntilFresh(path, asker);
    if (received.status >= 500) return { failed: received };
    if (!isShareable(received.status, received.headers)) return { other: received };
    const stale = isStaleInNextCache(received.headers);
    if (stale && previous) return { failed: received };

    const prepared = await prepare(path, received.headers, received.body, previous);
    if (!prepared) return { other: received };
    const { cachedMs, keepMs } = budget(path, received.headers);
    // Next does not say how old a cached page is, only how old it can be at most.
    const asCached = Math.max(askedAt - cachedMs, previous?.bornAt ?? 0);
    const bornAt = stale ? now() - keepMs : isNew ? askedAt : asCached;
    return { page: { ...prepared, bornAt, keepMs, drops: 0 } };
  }

  async function askUntilFresh(path: string, asker: Asker): Promise<{ received: ReceivedResponse; isNew: boolean }> {
    const first = await askOnce("GET", path, asker);
    const isNew = !isFromNextCache(first.headers);
    if (!isStaleInNextCache(first.headers)) return { received: first, isNew };
    for (const delay of ASK_AGAIN_AFTER_MS) {
      await pause(delay);
      // Without the body: with the framework's data a page has five times the bytes that readers get.
      const { headers: asked } = await askOnce("HEAD", path, asker);
      if (!isStaleInNextCache(asked)) return { received: await askOnce("GET", path, asker), isNew };
    }
    return { received: first, isNew };
  }

  async function askOnce(method: "GET" | "HEAD", path: string, asker: Asker): Promise<ReceivedResponse> {
    const { status, headers: answered, body } = await ask({ method, url: path, headers }, asker);
    return { status, headers: answered, body: await readAll(body) };
  }
}

/** Divides the ten seconds between Next's cache and ours; a page that lives longer in Next's shows no count. */
function budget(path: string, headers: IncomingHttpHeaders): { cachedMs: number; keepMs: number } {
  const { isFile, keptByNextMs } = kindOf(path);
  if (isFile) return { cachedMs: 0, keepMs: FILE_KEEP_MS };
  const cachedMs = keptByNextMs ?? (sharedMaxAge(headers) ?? Number.POSITIVE_INFINITY) * 1000;
  if (cachedMs > BEHIND_MS_MAX) return { cachedMs: 0, keepMs: BEHIND_MS_MAX };
  return { cachedMs, keepMs: Math.max(KEEP_MS_MIN, BEHIND_MS_MAX - cachedMs) };
}
