import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";

/** Not the network of the measured visitors: all of 127.0.0.0/8 is this machine. */
const FROM = "127.9.9.9";

export interface Target {
  port: number;
  host: string;
}

/** Opens connections that send nothing. @returns a function that closes them */
export async function holdIdle({ port }: Target, count: number): Promise<() => void> {
  const sockets: Socket[] = [];
  for (let at = 0; at < count; at += 1) {
    const socket = connect({ port, host: "127.0.0.1", localAddress: FROM });
    socket.on("error", () => undefined); // the site may close it
    sockets.push(socket);
    if (at % 100 === 99) await once(socket, "connect");
  }
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

/** Sends requests on one connection without reading the answers. @returns a function that closes the connection */
export async function sendAhead({ port, host }: Target, count: number, path: string): Promise<() => void> {
  const socket = connect({ port, host: "127.0.0.1", localAddress: FROM });
  socket.on("error", () => undefined); // the site may close it
  await once(socket, "connect");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(count));
  return () => void socket.destroy();
}

/** Requests addresses one after another on several connections. @returns how often each status was answered */
export async function askFor({ port, host }: Target, paths: Iterable<string>, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, localAddress: FROM });
  const statuses = new Map<number, number>();
  const left = paths[Symbol.iterator]();
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) {
      const status = await ask(agent, port, host, next.value);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return statuses;
}

function ask(agent: Agent, port: number, host: string, path: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = { host, accept: "text/html", "accept-language": "en" };
    const sent = request({ agent, port, host: "127.0.0.1", path, headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", () => resolve(0)); // counted as a missing answer
    sent.end();
  });
}
