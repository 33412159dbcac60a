import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

type Exchange = [request: IncomingMessage, response: ServerResponse];

/** More than any browser or proxy sends before its first answer. */
const WAITING_MAX = 16;

/**
 * Lets a connection have one request in work: what is sent ahead (RFC 9112, 9.3.2) waits for its turn, unread and without
 * cost. Beyond 16 the connection is closed after the last of them; the sender may repeat what had no answer.
 */
export function oneAtATime(listener: Listener): Listener {
  // Only connections with a request in work are here; kept pages are answered at once and never are.
  const lines = new WeakMap<Socket, Exchange[]>();

  function take(line: Exchange[] | undefined, request: IncomingMessage, response: ServerResponse): boolean {
    const { socket } = request;
    listener(request, response);
    if (response.writableEnded) return false;
    lines.set(socket, line ?? []);
    response.once("close", () => goOn(socket));
    return true;
  }

  function goOn(socket: Socket): void {
    const line = lines.get(socket) ?? [];
    for (let next = line.shift(); next; next = line.shift()) {
      if (socket.destroyed) break;
      if (take(line, ...next)) return;
    }
    lines.delete(socket);
  }

  return (request, response) => {
    const line = lines.get(request.socket);
    if (!line) return void take(undefined, request, response);
    if (line.length < WAITING_MAX) return void line.push([request, response]);
    const last = line.at(-1)?.[1];
    if (last) last.shouldKeepAlive = false;
    request.socket.pause();
  };
}
