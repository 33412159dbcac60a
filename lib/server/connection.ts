import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** More than any browser or proxy sends before its first response. */
const WAITING_MAX = 16;

/** The pipelined requests that wait on one connection. */
interface Pipeline {
  length: number;
  last: ServerResponse;
}

/**
 * Processes one request per connection at a time. Pipelined requests (RFC 9112, 9.3.2) wait unread and cost nothing.
 * With more than 16, the connection is closed after the last of the 16; the client may repeat requests without a response.
 */
export function oneAtATime(listener: Listener): Listener {
  const pipelines = new WeakMap<Socket, Pipeline>();
  return (request, response) => {
    // Node assigns the socket to one response at a time, to the next when the previous one is sent.
    if (response.socket) return listener(request, response);
    const { socket } = request;
    const pipeline = pipelines.get(socket) ?? { length: 0, last: response };
    pipelines.set(socket, pipeline);
    if (pipeline.length === WAITING_MAX) {
      pipeline.last.shouldKeepAlive = false;
      socket.pause();
      return;
    }
    pipeline.length += 1;
    pipeline.last = response;
    response.once("socket", () => {
      pipeline.length -= 1;
      if (!socket.destroyed) listener(request, response);
    });
  };
}
