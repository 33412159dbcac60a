import {
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { type Duplex, duplexPair } from "node:stream";
import { logFailure } from "../log.ts";

/** Next's request handler, or a function in tests. */
export type Upstream = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface UpstreamRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface UpstreamResponse {
  status: number;
  headers: IncomingHttpHeaders;
  /** The caller must read it to the end or destroy it. */
  body: IncomingMessage;
}

interface FetchOptions {
  /** Closes the connection when it aborts. */
  signal?: AbortSignal;
  /** Called once, when the handler has finished: perhaps long after the client closed the connection. */
  ended?(): void;
}

export type Fetch = (request: UpstreamRequest, options?: FetchOptions) => Promise<UpstreamResponse>;

// Longer than the database's statement timeout and pool wait together; shorter than the 30 s of a shutdown.
const ANSWER_WITHIN_MS = 20_000;
// A handler may continue after its response is closed; one that never ends must not occupy its place forever.
const LATE_WORK_MS = 10_000;
const BODY_BYTES_MAX = 16_000_000;

/**
 * Sends real HTTP to a handler in this process, over a pair of streams. No port is open, and Next gets genuine requests.
 * When one end of the pair closes, the other is closed too; otherwise every abandoned response would stay in memory.
 * @param withinMs for an answer, in milliseconds
 * @returns a function that rejects when the handler throws, closes the connection or takes longer than that, or when the
 *   signal aborts
 */
export function createInProcessClient(upstream: Upstream, withinMs = ANSWER_WITHIN_MS): Fetch {
  /** By the handler's end of each pair: `begin` is called when the handler starts; it returns the callback for its end. */
  const works = new WeakMap<Duplex, { begin(): () => void }>();

  const server = createServer(async (request, response) => {
    const end = works.get(request.socket)?.begin();
    const closed = new Promise((resolve) => response.once("close", resolve));
    let isWorking = true;
    const worked = work(request, response).then(() => {
      isWorking = false;
    });
    await closed;
    if (isWorking) await Promise.race([worked, pause(LATE_WORK_MS)]);
    end?.();
  });

  async function work(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await upstream(request, response);
    } catch (error) {
      logFailure("answer", error);
      response.destroy();
    }
  }

  return ({ method, url, headers, body }, { signal, ended = () => undefined } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        ended();
        return reject(signal.reason);
      }
      let begun = false;
      const [near, far] = duplexPair();
      near.once("close", () => far.destroy());
      far.once("close", () => near.destroy());
      works.set(far, {
        begin: () => {
          begun = true;
          return ended;
        },
      });
      let outgoing: ClientRequest;
      try {
        outgoing = request({
          method,
          path: url,
          headers: { ...headers, connection: "close", ...(body ? { "content-length": String(body.length) } : {}) },
          setDefaultHeaders: false,
          createConnection: () => {
            server.emit("connection", far);
            return near;
          },
        });
      } catch (error) {
        // An address or a header that Node does not send: nothing has begun, so nothing else would end it.
        near.destroy();
        ended();
        return reject(error);
      }
      const hangUp = () => outgoing.destroy(signal?.reason);
      const timeout = setTimeout(() => outgoing.destroy(new DOMException("No response", "TimeoutError")), withinMs);
      signal?.addEventListener("abort", hangUp, { once: true });
      near.once("close", () => {
        clearTimeout(timeout);
        signal?.removeEventListener("abort", hangUp);
        if (!begun) ended();
      });
      outgoing.once("error", reject);
      outgoing.once("response", (answer) => {
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: answer });
      });
      outgoing.end(body);
    });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** Reads a whole body. @throws when it is truncated, or larger than 16 MB */
export async function readAll(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) throw new Error("The response of Next is larger than 16 MB");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
