import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { logFailure } from "../log.ts";
import { count } from "../metrics.ts";
import { renderErrorPage } from "./error-page.ts";
import { PRIVATE_HEADERS, SECURITY_HEADERS } from "./headers.ts";
import type { ErrorMessages } from "./messages.ts";
import type { Refusal } from "./refuse.ts";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const LIMITS = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  // Longer than the 60 s of load balancers, so that the load balancer closes an idle connection first.
  keepAliveTimeout: 65_000,
  // A missing Host gets the same error page as a forged one.
  requireHostHeader: false,
} as const;

// A connection without traffic for this long is closed; longer than any response takes.
const SILENT_MS_MAX = 60_000;
const CLOSE_IDLE_EVERY_MS = 50;

export interface Running {
  port: number;
  /** Accepts no new requests; resolves when the current ones have their responses. */
  stop(): Promise<void>;
}

/**
 * Listens on a host and port; "localhost" means both 127.0.0.1 and ::1.
 * @param port 0 for any free port
 * @throws when the port is in use or the host is not an address of this machine
 */
export async function serve(listener: Listener, words: ErrorMessages, host: string, port: number): Promise<Running> {
  const [first = host, ...others] = host === "localhost" ? ["127.0.0.1", "::1"] : [host];
  const main = await listen(listener, words, first, port);
  const bound = (main.address() as AddressInfo).port;
  const servers = [
    main,
    ...(await Promise.all(others.map((other) => listenIfPossible(listener, words, other, bound)))),
  ];
  return { port: bound, stop: async () => void (await Promise.all(servers.map(close))) };
}

async function listenIfPossible(
  listener: Listener,
  words: ErrorMessages,
  host: string,
  port: number,
): Promise<Server | null> {
  try {
    return await listen(listener, words, host, port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    // A machine without IPv6.
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return null;
    throw error;
  }
}

function listen(listener: Listener, words: ErrorMessages, host: string, port: number): Promise<Server> {
  const server = createServer(LIMITS, listener);
  server.timeout = SILENT_MS_MAX;
  server.on("checkExpectation", listener);
  // The handler sends `100 Continue` only when it wants the body. Otherwise the client may send the body anyway, so the connection is closed.
  server.on("checkContinue", (request, response) => {
    response.shouldKeepAlive = false;
    listener(request, response);
  });
  server.on("connect", (_, socket: Duplex) => refuseTunnel(socket, words));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => refuseUnread(error, socket, words));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      // A connection that cannot be taken, for example because too many files are open, does not end the others.
      server.off("error", reject).on("error", (error) => logFailure("take a connection", error));
      resolve(server);
    });
  });
}

function close(server: Server | null): Promise<void> {
  return new Promise((resolve) => {
    if (!server) return resolve();
    // A connection becomes idle only after its response; without this timer it would stay open for a minute.
    const sweep = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

const UNREAD: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: { status: 431, errorKind: "headersTooLarge" },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, errorKind: "tooSlow" },
};

/** Answers data that Node could not parse as a request. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex, words: ErrorMessages): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  writeRaw(socket, words, UNREAD[error.code ?? ""] ?? { status: 400, errorKind: "badRequest" });
}

/** Answers CONNECT. Node leaves the socket to its caller then: nobody else hears of its errors, or closes it. */
function refuseTunnel(socket: Duplex, words: ErrorMessages): void {
  socket.on("error", () => socket.destroy());
  socket.once("finish", () => socket.destroy());
  writeRaw(socket, words, { status: 405, errorKind: "methodNotAllowed" });
}

function writeRaw(socket: Duplex, words: ErrorMessages, { status, errorKind }: Refusal): void {
  count("request", { kind: "unread", status: String(status) });
  const body = Buffer.from(renderErrorPage(words, errorKind, null));
  const headers = [...PRIVATE_HEADERS, ...SECURITY_HEADERS];
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, "Content-Type: text/html; charset=utf-8"];
  for (let at = 0; at < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  lines.push(`Content-Length: ${body.length}`, "Connection: close");
  socket.end(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), body]));
}
