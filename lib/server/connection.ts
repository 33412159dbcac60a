import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** More than any browser or proxy sends before its first answer. */
const WAITING_MAX = 16;

/** What was sent ahead on one connection and waits. */
interface Line {
  length: number;
  last: ServerResponse;
}

/**
 * Lets a connection have one request in work, and one answer on its way: what is sent ahead (RFC 9112, 9.3.2) waits for its
 * turn, unread and without cost. Beyond 16 the connection is closed after the last of them; the sender may repeat what had
 * no answer.
 */
export function oneAtATime(listener: Listener): Listener {
  const lines = new WeakMap<Socket, Line>();
  return (request, response) => {
    // Node gives a connection to one answer at a time, to the next when the last has left.
    if (response.socket) return listener(request, response);
    const { socket } = request;
    const line = lines.get(socket) ?? { length: 0, last: response };
    lines.set(socket, line);
    if (line.length === WAITING_MAX) {
      line.last.shouldKeepAlive = false;
      socket.pause();
      return;
    }
    line.length += 1;
    line.last = response;
    response.once("socket", () => {
      line.length -= 1;
      if (!socket.destroyed) listener(request, response);
    });
  };
}
