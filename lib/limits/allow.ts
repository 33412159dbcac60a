import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "../db/index.ts";
import { networkKey } from "./network-key.ts";

const TEN_MINUTES = 600;
const DAY = 86_400;

/** Signings of one network: beyond the first two numbers they are looked at before they count, since shelters share an address. */
const SIGNINGS_FREE_PER_TEN_MINUTES = 10;
const SIGNINGS_FREE_PER_DAY = 60;
const SIGNINGS_PER_TEN_MINUTES_MAX = 30;
const PRESSES_PER_TEN_MINUTES_MAX = 30;

/** How long to wait: whole seconds, at least 1. */
export type Refused = { allowed: false; retryAfterSeconds: number };

/**
 * Counts one signing of a network.
 * @param address of the visitor, as the server in front gives it; only a keyed hash of its network is kept, for a day
 * @returns `review` when the signature is to be held for a human look
 * @throws when the database is away
 */
export async function allowSigning(address: string): Promise<{ allowed: true; review: boolean } | Refused> {
  const key = await networkKey(address);
  const soon = await count("sign", SIGNINGS_PER_TEN_MINUTES_MAX, TEN_MINUTES, key);
  if (soon.over) return refuse(soon);
  const today = await count("sign-day", SIGNINGS_FREE_PER_DAY, DAY, key);
  return { allowed: true, review: today.over || soon.counted > SIGNINGS_FREE_PER_TEN_MINUTES };
}

/** Counts one press of a button behind a mailed link. @throws when the database is away */
export async function allowPress(address: string): Promise<{ allowed: true } | Refused> {
  const presses = await count("press", PRESSES_PER_TEN_MINUTES_MAX, TEN_MINUTES, await networkKey(address));
  return presses.over ? refuse(presses) : { allowed: true };
}

type Counted = { over: boolean; counted: number; waitMs: number };

async function count(keyPrefix: string, points: number, duration: number, key: string): Promise<Counted> {
  try {
    const { consumedPoints, msBeforeNext } = await limiterOf(keyPrefix, points, duration).consume(key);
    return { over: false, counted: consumedPoints, waitMs: msBeforeNext };
  } catch (error) {
    // The library throws its count when it is over the limit, and from memory without the number.
    if (error instanceof RateLimiterRes) return { over: true, counted: points + 1, waitMs: error.msBeforeNext };
    throw error;
  }
}

function refuse({ waitMs }: Counted): Refused {
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
}

const limiters = new Map<string, RateLimiterPostgres>();

/** The table is made by a migration, and the worker clears it. Once over the limit, an instance answers from memory. */
function limiterOf(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  const limiter =
    limiters.get(keyPrefix) ??
    new RateLimiterPostgres({
      storeClient: throughOurPool,
      storeType: "client",
      tableName: "rate_bucket",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
      inMemoryBlockOnConsumed: points + 1,
    });
  limiters.set(keyPrefix, limiter);
  return limiter;
}

/** Looks like a client of `pg` to the library, and saves a second pool of connections. */
const throughOurPool = {
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    return { rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) })) };
  },
};
