import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { isShareable, sharedMaxAge } from "./headers.ts";
import { type Found, REFRESH_UNTIL_MS } from "./memory.ts";
import { type Page, prepare } from "./page.ts";
import { type Ask, readAll } from "./upstream.ts";

/** An answer of Next, read to its end. */
export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

interface Filler {
  ask: Ask;
  /** The headers of a question that comes from nobody in particular. */
  headers: Record<string, string>;
  now(): number;
  /** Told when a page could not be had. */
  onFailure(path: string, error: unknown): void;
}

// Next answers with the old page while it makes the new one; 1.3 s in all, then the old one must do.
const ASK_AGAIN_AFTER_MS = [10, 20, 40, 80, 160, 320, 640];
// Pages that live longer than this in Next's cache show no count.
const SHORT_LIVED_SECONDS = 10;

/** Asks Next for a page until it is a fresh one, and makes it ready to be sent. */
export function createFill({ ask, headers, now, onFailure }: Filler) {
  return async (path: string, previous: Page | null): Promise<Found<Received>> => {
    try {
      return await freshFrom(path, previous);
    } catch (error) {
      onFailure(path, error);
      return { failed: { status: 503, headers: {}, body: Buffer.alloc(0) } };
    }
  };

  async function freshFrom(path: string, previous: Page | null): Promise<Found<Received>> {
    const askedAt = now();
    const { received, isNew } = await askUntilFresh(path);
    if (received.status >= 500) return { failed: received };
    if (!isShareable(received.status, received.headers)) return { other: received };
    const stale = isStale(received);
    if (stale && previous) return { failed: received };

    const prepared = await prepare(path, received.headers, received.body, previous);
    if (!prepared) return { other: received };
    const bornAt = stale ? now() - REFRESH_UNTIL_MS : isNew ? askedAt : bornOf(received.headers, askedAt, previous);
    return { page: { ...prepared, bornAt, drops: 0 } };
  }

  async function askUntilFresh(path: string): Promise<{ received: Received; isNew: boolean }> {
    let received = await askOnce(path);
    const isNew = received.headers["x-nextjs-cache"] !== "HIT";
    for (const delay of ASK_AGAIN_AFTER_MS) {
      if (!isStale(received)) break;
      await pause(delay);
      received = await askOnce(path);
    }
    return { received, isNew };
  }

  async function askOnce(path: string): Promise<Received> {
    const { status, headers: answered, body } = await ask({ method: "GET", url: path, headers });
    return { status, headers: answered, body: await readAll(body) };
  }
}

function isStale({ headers }: Received): boolean {
  return headers["x-nextjs-cache"] === "STALE";
}

/** Next does not say how old a cached page is, only how old it can be at most. */
function bornOf(headers: IncomingHttpHeaders, askedAt: number, previous: Page | null): number {
  const seconds = sharedMaxAge(headers) ?? Number.POSITIVE_INFINITY;
  if (seconds > SHORT_LIVED_SECONDS) return askedAt;
  return Math.max(askedAt - seconds * 1000, previous?.bornAt ?? 0);
}
