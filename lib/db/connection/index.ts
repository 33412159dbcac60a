import pg from "pg";
import { nameHosts, readAddress } from "./address.ts";
import { clientFor, type Limits } from "./client.ts";
import { findServer } from "./find-server.ts";

/** Settings of a connection or of a pool of them; times in milliseconds. */
export type ConnectionOptions = Limits &
  Omit<pg.PoolConfig, "Client" | "connectionString" | "host" | "port" | "statement_timeout" | "query_timeout">;

const PROBE_MS = 5000;

/**
 * Settings for a pool of connections: for Prisma's adapter, for pg-boss, for `pg.Pool`. Each connection is in UTC, goes to
 * the server that takes writes when the address names several, and keeps its limit behind PgBouncer too.
 * @throws SetupError when the address cannot be read
 */
export function poolConfig<T extends ConnectionOptions>(url: string, { statementMs, ...options }: T) {
  const address = readAddress(url);
  return {
    ...options,
    connectionString: address.connectionString,
    Client: clientFor(address, { statementMs }) as new () => pg.ClientBase,
  };
}

/** A pool of connections; the caller ends it. */
export function openPool(url: string, options: ConnectionOptions): pg.Pool {
  return new pg.Pool(poolConfig(url, options));
}

/** One connection of its own, connected; the caller ends it. */
export async function openConnection(
  url: string,
  { statementMs, ...options }: ConnectionOptions = {},
): Promise<pg.Client> {
  const Client = clientFor(readAddress(url), { statementMs });
  const client = new Client(options);
  client.on("error", () => undefined); // one that dies between two statements fails the next: nobody else has to hear of it
  await client.connect();
  return client;
}

/** Whether a pool such as PgBouncer stands between here and the server, so that no session is ours alone. */
export async function isPooled(url: string): Promise<boolean> {
  return (await findServer(readAddress(url), PROBE_MS)).pooled;
}

/** The hosts of an address, for a message; without user and password. */
export function hostsOf(url: string): string {
  return nameHosts(readAddress(url));
}
