import { type DatabaseAddress, type Host, nameHosts } from "./address.ts";
import { UtcClient } from "./session.ts";

/** The server to connect to, and its properties. */
export type Server = {
  /** Null: the host of the URL. */
  host: Host | null;
  /** Whether the connection uses no TLS, because the server has none and the URL allows that. */
  plain: boolean;
  /** Whether a pooler such as PgBouncer is in between, so that other clients share the session. */
  pooled: boolean;
};

/** A single host is checked once per process. With several hosts each new connection checks, because the primary can change. */
const known = new Map<string, Promise<Server>>();

/**
 * Finds the server to use: the only one, or the first in the URL that accepts writes. All are checked at the same time, so
 * that a dead server costs no time.
 * @param withinMs how long the check of one server may take
 * @throws the only server's own error; NoServer when none of several can be used
 */
export function findServer(address: DatabaseAddress, withinMs: number): Promise<Server> {
  const key = address.connectionString + JSON.stringify(address.hosts);
  const earlier = known.get(key);
  if (earlier !== undefined) return earlier;
  const finding = find(address, withinMs);
  known.set(key, finding);
  const forget = () => known.delete(key);
  finding.then(address.mustWrite ? forget : () => undefined, forget);
  return finding;
}

/** Clears the result, so that the next connection checks again. */
export function forgetServer(address: DatabaseAddress): void {
  known.delete(address.connectionString + JSON.stringify(address.hosts));
}

async function find(address: DatabaseAddress, withinMs: number): Promise<Server> {
  const candidates = address.hosts.length > 0 ? address.hosts : [null];
  const asked = candidates.map((host) => ask(address, host, withinMs));
  const failures: unknown[] = [];
  for (const answer of asked) {
    try {
      return await answer;
    } catch (error) {
      failures.push(error);
    }
  }
  throw asked.length === 1 ? failures[0] : new NoServer(address, failures);
}

function ask(address: DatabaseAddress, host: Host | null, withinMs: number): Promise<Server> {
  const asking = askOnce(address, host, withinMs, false).catch((error: unknown) => {
    const hasNoTls = error instanceof Error && error.message.includes("does not support SSL");
    if (address.plainIsFine && hasNoTls) return askOnce(address, host, withinMs, true);
    throw error;
  });
  asking.catch(() => undefined); // once an earlier host works, the result of a later one is not used
  return asking;
}

async function askOnce(address: DatabaseAddress, host: Host | null, withinMs: number, plain: boolean): Promise<Server> {
  const client = new UtcClient({
    connectionString: address.connectionString,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
  });
  client.on("error", () => undefined); // it is asked one thing and left; that fails by itself
  direct(client, { host, plain });
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; readOnly: boolean }>(
      `SELECT pg_backend_pid() AS pid, pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "readOnly"`,
    );
    if (address.mustWrite && rows[0]?.readOnly !== false) throw new ReadOnly();
    // A pool gives its clients numbers of its own making, since the server behind changes.
    return { host, plain, pooled: rows[0]?.pid !== client.internals.processID };
  } finally {
    client.end().catch(() => undefined); // one that never was connected cannot be ended
  }
}

/** Points a client that is not yet connected to a server. */
export function direct(client: UtcClient, { host, plain }: Pick<Server, "host" | "plain">): void {
  if (host !== null) Object.assign(client, host);
  if (!plain) return;
  client.internals.ssl = false;
  client.internals.connection.ssl = false;
}

class ReadOnly extends Error {
  override name = "ReadOnly";
  readonly code = "25006";
}

/** None of several servers can be used; the message names each with its reason. */
class NoServer extends Error {
  override name = "NoServer";
  readonly code = "NO_SERVER";

  constructor(address: DatabaseAddress, failures: unknown[]) {
    const reasons = failures.map((error) => {
      if (error instanceof ReadOnly) return "takes no writes";
      const { code, message } = error as { code?: unknown; message?: unknown };
      return String(code ?? message);
    });
    super(`No PostgreSQL of ${nameHosts(address)} can be used (${reasons.join(", ")}).`);
  }
}
