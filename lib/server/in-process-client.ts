import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type Duplex, duplexPair } from "node:stream";
import { logFailure } from "../log.ts";

/** What stands behind the front: Next's request handler, or a plain function in tests. */
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
  /** To be read to its end or destroyed. */
  body: IncomingMessage;
}

/** What may cut a question short, and who is told that it is over. */
interface Terms {
  /** Hangs up when it aborts. */
  signal?: AbortSignal;
  /** Called once, when the handler has ended its work: this may be long after the one who asked hung up. */
  ended?(): void;
}

export type Fetch = (question: UpstreamRequest, terms?: Terms) => Promise<UpstreamResponse>;

// Longer than any statement and pool wait together, shorter than the 30 s a shutdown may take.
const ANSWER_WITHIN_MS = 20_000;
// A handler may go on after its answer is closed; one that never ends must not hold its place for ever.
const LATE_WORK_MS = 10_000;
const BODY_BYTES_MAX = 16_000_000;

/**
 * Speaks real HTTP to a handler in this process, over a pair of streams: no port is open, and nothing of Next is faked.
 * Both ends of the pair end together, however one of them ends: else each abandoned answer would stay in memory.
 * @returns a function that rejects when the handler throws, hangs up or takes more than 20 s, or when the signal aborts
 */
export function createInProcessClient(upstream: Upstream): Fetch {
  /** By the handler's end of each pair: tells that the handler took the question up, and later that it ended its work. */
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
      const question = request({
        method,
        path: url,
        headers: { ...headers, connection: "close", ...(body ? { "content-length": String(body.length) } : {}) },
        setDefaultHeaders: false,
        createConnection: () => {
          server.emit("connection", far);
          return near;
        },
      });
      const hangUp = () => question.destroy(signal?.reason);
      const patience = setTimeout(
        () => question.destroy(new DOMException("No answer", "TimeoutError")),
        ANSWER_WITHIN_MS,
      );
      signal?.addEventListener("abort", hangUp, { once: true });
      near.once("close", () => {
        clearTimeout(patience);
        signal?.removeEventListener("abort", hangUp);
        if (!begun) ended();
      });
      question.once("error", reject);
      question.once("response", (answer) => {
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: answer });
      });
      question.end(body);
    });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** Reads a whole answer. @throws when it breaks off, or is larger than 16 MB */
export async function readAll(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) throw new Error("The answer is larger than the front keeps");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
