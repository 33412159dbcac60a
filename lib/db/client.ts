import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "../generated/prisma/client.ts";
import { poolConfig } from "./connection/index.ts";
import { withoutValues } from "./quiet-errors.ts";
import { databaseUrl } from "./url.ts";

/** Who works on the database, and so how long it may take. */
export type Work = "web" | "worker" | "command";

type Limits = { statementMs?: number; transactionMs: number; waitMs: number };

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

/** In milliseconds. A visitor waits for the web process; nobody for the worker, whose rules go through whole tables. */
const LIMITS: Record<Work, Limits> = {
  web: { statementMs: 3000, transactionMs: 5000, waitMs: 2000 },
  worker: { statementMs: 5 * MINUTES, transactionMs: 10 * MINUTES, waitMs: 10_000 },
  command: { transactionMs: 24 * HOURS, waitMs: 30_000 },
};
const CONNECTIONS_MAX = 10;

const rehearsals = new AsyncLocalStorage<PrismaClient>();

/** Ends a rehearsal: the only way to have Prisma roll back is to throw. */
class NotToBeKept extends Error {}

// Next bundles this file several times into one process; all of them share the same pools.
declare global {
  var campaignDatabases: Map<Work, PrismaClient> | undefined;
  var campaignWork: Work | undefined;
}

/**
 * The database, connected on first use, under the limits of this process's work: of the web unless `workAs` has said
 * otherwise. There a connection is waited for 2 s, a statement 3 s, a transaction 5 s; then the call throws.
 * Connections that died, as in a restart of Postgres, are replaced by themselves.
 * Its errors quote no values, so they may be logged.
 * @throws SetupError when DATABASE_URL is not set
 */
export function db(): PrismaClient {
  return rehearsals.getStore() ?? clientOf(globalThis.campaignWork ?? "web");
}

/** The database without a limit on statements, for work on whole tables that somebody waits for at a terminal. */
export function dbForCommands(): PrismaClient {
  return clientOf("command");
}

/** Says what this process does with the database; to be called before it is used. */
export function workAs(work: Work): void {
  globalThis.campaignWork = work;
}

/**
 * Does some work for real, with every statement and right that it needs, and takes all of it back: within it `db()` is one
 * transaction that is rolled back at the end.
 * @param work may use transactions of its own; they become part of this one
 * @throws what the work throws
 */
export async function rehearse(work: () => Promise<void>): Promise<void> {
  try {
    await db().$transaction(async (tx) => {
      await rehearsals.run(within(tx), work);
      throw new NotToBeKept();
    });
  } catch (error) {
    if (!(error instanceof NotToBeKept)) throw error;
  }
}

/** A client all of whose calls, transactions included, go through one open transaction. */
function within(tx: Prisma.TransactionClient): PrismaClient {
  const nested = (work: (tx: Prisma.TransactionClient) => Promise<unknown>) => work(tx);
  const client = new Proxy(tx, {
    get: (target, name) => (name === "$transaction" ? nested : Reflect.get(target, name, target)),
  });
  return client as unknown as PrismaClient; // of the client's own calls only those are missing that a transaction cannot do
}

/** Ends the connections, so that a process can exit; the next `db()` connects again. */
export async function closeDb(): Promise<void> {
  const clients = [...(globalThis.campaignDatabases?.values() ?? [])];
  globalThis.campaignDatabases?.clear();
  await Promise.all(clients.map((client) => client.$disconnect()));
}

function clientOf(work: Work): PrismaClient {
  globalThis.campaignDatabases ??= new Map();
  const client = globalThis.campaignDatabases.get(work) ?? connect(databaseUrl(), LIMITS[work]);
  globalThis.campaignDatabases.set(work, client);
  return client;
}

function connect(url: string, { statementMs, transactionMs, waitMs }: Limits): PrismaClient {
  const adapter = new PrismaPg(
    poolConfig(url, {
      max: CONNECTIONS_MAX,
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
  return quiet as unknown as PrismaClient; // the extension adds nothing that a caller sees
}
