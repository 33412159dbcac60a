import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "../db/index.ts";

/** How many of something are free within a window. `restSeconds`: once over, it stays so for this long instead of until the window ends. */
export type Limit = { name: string; points: number; seconds: number; restSeconds?: number };

export type Counted = { over: boolean; counted: number; waitMs: number };

/** Counts one more of `key`, the same in every instance. @throws when the database is away */
export async function count(limit: Limit, key: string): Promise<Counted> {
  try {
    const { consumedPoints, msBeforeNext } = await limiterOf(limit).consume(key);
    return { over: false, counted: consumedPoints, waitMs: msBeforeNext };
  } catch (error) {
    // The library throws its count when it is over the limit, and from memory without the number.
    if (error instanceof RateLimiterRes) return { over: true, counted: limit.points + 1, waitMs: error.msBeforeNext };
    throw error;
  }
}

/** Whether `key` is over its limit, without counting. @throws when the database is away */
export async function isOver(limit: Limit, key: string): Promise<boolean> {
  const counted = await limiterOf(limit).get(key);
  return counted !== null && counted.consumedPoints > limit.points;
}

const limiters = new Map<string, RateLimiterPostgres>();

/** The table is made by a migration, and the worker clears it. Once over the limit, an instance answers from memory. */
function limiterOf({ name, points, seconds, restSeconds }: Limit): RateLimiterPostgres {
  const limiter =
    limiters.get(name) ??
    new RateLimiterPostgres({
      storeClient: throughOurPool,
      storeType: "client",
      tableName: "rate_bucket",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
      blockDuration: restSeconds ?? 0,
      // From memory only after the rest has been written, or other instances would not learn of it.
      inMemoryBlockOnConsumed: points + (restSeconds ? 2 : 1),
    });
  limiters.set(name, limiter);
  return limiter;
}

/** Looks like a client of `pg` to the library, and saves a second pool of connections. */
const throughOurPool = {
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    return {
      rowCount: rows.length,
      rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) })),
    };
  },
};
