import { type IncomingHttpHeaders, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { BOUNDS } from "#lib/server/admission.ts";
import { createRequestHandler, type RequestHandlerOptions } from "#lib/server/handle-request.ts";
import type { Upstream } from "#lib/server/in-process-client.ts";
import { serve } from "#lib/server/listen.ts";
import { loadErrorMessages } from "#lib/server/messages.ts";
import { NEXT_CACHE_HEADER, NEXT_NAME_HEADER } from "#lib/server/next-contract.ts";

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

interface Sending {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | AsyncIterable<Buffer>;
}

/** What looks like a token: whether it opens anything, only the database would know. */
export const aToken = "0".repeat(58);

/** A front on real sockets before a plain function; stopped when the test ends. */
export async function aSite(upstream: Upstream, options: Partial<RequestHandlerOptions> = {}) {
  const words = loadErrorMessages();
  const reports: string[] = [];
  const report = (event: string, path: string) => void reports.push(`${event} ${path}`);
  const front = createRequestHandler({
    upstream,
    siteUrl: "https://refuge.example",
    words,
    opensOutbox: (key) => key === "right",
    report,
    sayProxy: () => undefined,
    // Not by how busy the machine is that tests run on.
    pace: { allowed: () => BOUNDS.inFlightMax },
    ...options,
  });
  const running = await serve(front, words, "127.0.0.1", 0);
  onTestFinished(() => running.stop());
  const { port } = running;

  /** Sends a request; the host is the site's own unless given. */
  async function send(path: string, { method = "GET", headers = {}, body }: Sending = {}): Promise<Answered> {
    const answer = await new Promise<Answered>((resolve, reject) => {
      const sent = request({ port, path, method, agent: false, headers: { host: "refuge.example", ...headers } });
      sent.once("error", reject);
      sent.once("response", async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part);
        const whole = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, text: whole.toString() });
      });
      void write(sent, body);
    });
    return answer;
  }

  /** Writes bytes as they are and reads until the other side hangs up. */
  async function sendRaw(bytes: string): Promise<string> {
    const socket = connect(port, "127.0.0.1");
    socket.write(bytes);
    let answer = "";
    for await (const part of socket) answer += String(part);
    return answer;
  }

  return { port, words, reports, send, sendRaw, stop: running.stop };
}

async function write(sent: ReturnType<typeof request>, body: Sending["body"]): Promise<void> {
  if (body !== undefined && typeof body !== "string" && !Buffer.isBuffer(body)) {
    for await (const part of body) sent.write(part);
    sent.end();
  } else sent.end(body);
}

/** Answers like Next does for a page with a count that it rendered now. */
export function asPage(response: ServerResponse, html: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "s-maxage=2, stale-while-revalidate=31535998",
    [NEXT_CACHE_HEADER]: "MISS",
    [NEXT_NAME_HEADER]: "Next.js",
    ...headers,
  });
  response.end(html);
}

/** A multipart form as a browser sends it, with the headers that go with it. */
export function asForm(fields: [string, string][]): { method: string; headers: Record<string, string>; body: string } {
  const boundary = "----refuge";
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, origin: "https://refuge.example" },
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}
