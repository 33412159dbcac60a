import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { isPooled, openConnection } from "./connection/index.ts";
import { isOwnSession } from "./connection/own-sessions.ts";

const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 10_000;
const CHECKED_EVERY_MS = 30_000;
const CHECK_MS_MAX = 5_000;

export interface Listener {
  /** A notice came that a session of another process sent. */
  onNotice(): void;
  /** It listens again after an interruption; notices may have been missed. */
  onGap(): void;
  /** A pool such as PgBouncer is in between, which swallows notices: it does not listen. */
  onPooled(): void;
  /** The connection failed; another try follows. Called once for each interruption. */
  onFailure(error: unknown): void;
}

/**
 * Listens to PostgreSQL's notices on a connection of its own, and connects again whenever it breaks.
 * @param channel a plain name in lower case
 * @returns a function that ends it
 */
export function listen(url: string, channel: string, listener: Listener): () => Promise<void> {
  const stopping = new AbortController();
  const running = keepListening(url, channel, listener, stopping.signal);
  return () => {
    stopping.abort();
    return running;
  };
}

async function keepListening(url: string, channel: string, listener: Listener, stopped: AbortSignal): Promise<void> {
  let pause = RETRY_MS_MIN;
  for (let isFirst = true; !stopped.aborted; isFirst = false) {
    try {
      if (await isPooled(url)) return listener.onPooled();
      await listenOnce(url, channel, stopped, listener.onNotice, () => {
        pause = RETRY_MS_MIN;
        if (!isFirst) listener.onGap();
      });
    } catch (error) {
      if (!stopped.aborted && pause === RETRY_MS_MIN) listener.onFailure(error);
    }
    await wait(pause, undefined, { signal: stopped }).catch(() => undefined); // a stop cuts the wait short
    pause = Math.min(pause * 2, RETRY_MS_MAX);
  }
}

/** Resolves when it is stopped. @throws when the connection breaks */
async function listenOnce(
  url: string,
  channel: string,
  stopped: AbortSignal,
  onNotice: () => void,
  onListening: () => void,
): Promise<void> {
  const client = await openConnection(url, { connectionTimeoutMillis: CHECK_MS_MAX, keepAlive: true });
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  try {
    client.on("notification", ({ processId }) => isOwnSession(processId) || onNotice());
    await client.query(`LISTEN ${channel}`);
    onListening();
    while (!stopped.aborted) {
      const due = wait(CHECKED_EVERY_MS, true, { signal: stopped }).catch(() => true); // a stop cuts the wait short
      if ((await Promise.race([due, ended])) !== true) throw new Error("The connection has ended");
      if (!stopped.aborted) await checkAlive(client);
    }
  } finally {
    client.end().catch(() => undefined); // it may have ended already
  }
}

/** A server that vanished without a word leaves a connection that looks open. */
async function checkAlive(client: pg.Client): Promise<void> {
  const late = wait(CHECK_MS_MAX, undefined, { ref: false }).then(() => {
    throw new Error("The connection is silent");
  });
  await Promise.race([client.query("SELECT 1"), late]);
}
