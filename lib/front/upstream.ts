import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { duplexPair } from "node:stream";

/** What stands behind the front: Next's request handler, or a plain function in tests. */
export type Upstream = (request: IncomingMessage, response: ServerResponse) => unknown;

interface Question {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body?: Buffer;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** To be read to its end or destroyed. */
  body: IncomingMessage;
}

export type Ask = (question: Question) => Promise<Answer>;

// Longer than any statement and pool wait together, shorter than the 30 s a shutdown may take.
const ANSWER_WITHIN_MS = 20_000;
const BODY_BYTES_MAX = 16_000_000;

/**
 * Speaks real HTTP to a handler in this process, over a pair of streams: no port is open, and nothing of Next is faked.
 * @returns a function that rejects when the handler throws, hangs up or takes more than 20 s
 */
export function inProcess(upstream: Upstream): Ask {
  const server = createServer(async (request, response) => {
    try {
      await upstream(request, response);
    } catch {
      response.destroy();
    }
  });

  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const question = request({
        method,
        path: url,
        headers: { ...headers, connection: "close", ...(body ? { "content-length": String(body.length) } : {}) },
        setDefaultHeaders: false,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        createConnection: () => {
          const [near, far] = duplexPair();
          server.emit("connection", far);
          return near;
        },
      });
      question.once("error", reject);
      question.once("response", (answer) => {
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: answer });
      });
      question.end(body);
    });
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
