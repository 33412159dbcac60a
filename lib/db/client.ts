import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { webProcesses } from "../env.ts";
import { type Prisma, PrismaClient } from "../generated/prisma/client.ts";
import { poolConfig } from "./connection/index.ts";
import { withoutValues } from "./quiet-errors.ts";
import { databaseUrl } from "./url.ts";

/** The kind of process that uses the database. It decides the time limits. */
export type Work = "web" | "worker" | "command";

type Limits = { statementMs?: number; transactionMs: number; waitMs: number };

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

/** In milliseconds. A visitor waits for the web process. Nobody waits for the worker, whose jobs read whole tables. */
const LIMITS: Record<Work, Limits> = {
  web: { statementMs: 3000, transactionMs: 5000, waitMs: 2000 },
  worker: { statementMs: 5 * MINUTES, transactionMs: 10 * MINUTES, waitMs: 10_000 },
  command: { transactionMs: 24 * HOURS, waitMs: 30_000 },
};
const CONNECTIONS_MAX = 10;
/** Of several web processes together, since a server takes a hundred as a rule; none has fewer than four. */
const WEB_CONNECTIONS_MAX = 20;
const WEB_CONNECTIONS_MIN = 4;

const rehearsals = new AsyncLocalStorage<PrismaClient>();

/** Rolls back a rehearsal: Prisma rolls a transaction back only when it throws. */
class RollBack extends Error {}

// Next bundles this file several times into one process; all of them share the same pools.
declare global {
  var campaignDatabases: Map<Work, PrismaClient> | undefined;
  var campaignWork: Work | undefined;
}

/**
 * The database client. It connects on first use, with the time limits of this process: those of `web`, unless `workAs` set
 * another kind. For `web` a connection may take 2 s, a statement 3 s and a transaction 5 s; then the call throws.
 * Broken connections, as after a restart of PostgreSQL, are replaced automatically.
 * Errors contain no values, so they may be logged.
 * @throws SetupError when DATABASE_URL is not set
 */
export function db(): PrismaClient {
  return rehearsals.getStore() ?? clientOf(globalThis.campaignWork ?? "web");
}

/** How long this process waits for a connection, in milliseconds. */
export function connectionWaitMs(): number {
  return LIMITS[globalThis.campaignWork ?? "web"].waitMs;
}

/** The database client without a statement timeout, for commands that read whole tables. */
export function dbForCommands(): PrismaClient {
  return clientOf("command");
}

/** Sets the kind of this process. Call it before the first use of the database. */
export function workAs(work: Work): void {
  globalThis.campaignWork = work;
}

/**
 * Runs work with all its real statements and privileges, and rolls everything back: within it, `db()` is one transaction.
 * @param work may open transactions; they become part of this one
 * @throws what the work throws
 */
export async function rehearse(work: () => Promise<void>): Promise<void> {
  try {
    await db().$transaction(async (tx) => {
      await rehearsals.run(within(tx), work);
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
}

/** A client that sends all calls, transactions included, through one open transaction. */
function within(tx: Prisma.TransactionClient): PrismaClient {
  const nested = (work: (tx: Prisma.TransactionClient) => Promise<unknown>) => work(tx);
  const client = new Proxy(tx, {
    get: (target, name) => (name === "$transaction" ? nested : Reflect.get(target, name, target)),
  });
  return client as unknown as PrismaClient; // only the client methods that do not exist in a transaction are missing
}

/** Closes the connections, so that the process can exit. The next `db()` connects again. */
export async function closeDb(): Promise<void> {
  const clients = [...(globalThis.campaignDatabases?.values() ?? [])];
  globalThis.campaignDatabases?.clear();
  await Promise.all(clients.map((client) => client.$disconnect()));
}

function clientOf(work: Work): PrismaClient {
  globalThis.campaignDatabases ??= new Map();
  const client = globalThis.campaignDatabases.get(work) ?? connect(databaseUrl(), LIMITS[work], connectionsFor(work));
  globalThis.campaignDatabases.set(work, client);
  return client;
}

function connectionsFor(work: Work): number {
  if (work !== "web") return CONNECTIONS_MAX;
  const share = Math.floor(WEB_CONNECTIONS_MAX / webProcesses());
  return Math.min(CONNECTIONS_MAX, Math.max(WEB_CONNECTIONS_MIN, share));
}

function connect(url: string, { statementMs, transactionMs, waitMs }: Limits, connections: number): PrismaClient {
  const adapter = new PrismaPg(
    poolConfig(url, {
      max: connections,
      connectionTimeoutMillis: waitMs,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      statementMs,
    }),
  );
  const client = new PrismaClient({
    adapter,
    errorFormat: "minimal",
    transactionOptions: { maxWait: waitMs, timeout: transactionMs },
  });
  const quiet = client.$extends({
    query: {
      $allOperations: ({ args, query }) =>
        query(args).catch((error: unknown) => {
          throw withoutValues(error);
        }),
    },
  });
  return quiet as unknown as PrismaClient; // the extension does not change the client's interface
}
