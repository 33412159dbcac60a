import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "../generated/prisma/client.ts";
import { poolConfig } from "./connection/index.ts";
import { withoutValues } from "./quiet-errors.ts";
import { databaseUrl } from "./url.ts";

const STATEMENT_MS = 3000;
const POOL_WAIT_MS = 2000;
const CONNECTIONS_MAX = 10;

const rehearsals = new AsyncLocalStorage<PrismaClient>();

/** Ends a rehearsal: the only way to have Prisma roll back is to throw. */
class NotToBeKept extends Error {}

// Next bundles this file several times into one process; all of them share one pool.
declare global {
  var campaignDatabase: PrismaClient | undefined;
}

/**
 * The database, connected on first use. A connection is waited for 2 s, a statement 3 s, a transaction 5 s; then the call throws.
 * Connections that died, as in a restart of Postgres, are replaced by themselves.
 * Its errors quote no values, so they may be logged.
 * @throws SetupError when DATABASE_URL is not set
 */
export function db(): PrismaClient {
  const rehearsed = rehearsals.getStore();
  if (rehearsed) return rehearsed;
  globalThis.campaignDatabase ??= connect(databaseUrl());
  return globalThis.campaignDatabase;
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
  const client = globalThis.campaignDatabase;
  globalThis.campaignDatabase = undefined;
  await client?.$disconnect();
}

function connect(url: string): PrismaClient {
  const adapter = new PrismaPg(
    poolConfig(url, {
      max: CONNECTIONS_MAX,
      connectionTimeoutMillis: POOL_WAIT_MS,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      statementMs: STATEMENT_MS,
    }),
  );
  const client = new PrismaClient({
    adapter,
    errorFormat: "minimal",
    transactionOptions: { maxWait: POOL_WAIT_MS, timeout: 5000 },
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
