import { type EventLoopUtilization, performance as hooks } from "node:perf_hooks";

/** How many pieces of work may be in flight, by how busy this thread is. */
export interface Pace {
  /** How many just now; fewer while the thread is busy, more while it only waits for others. */
  allowed(): number;
}

const LOOKED_EVERY_MS = 50;
const BUSY = 0.9;
const IDLE = 0.7;

/**
 * Starts with few, doubles while the thread has time left (then the work waits for PostgreSQL), and goes back to few when it
 * has none: more renderings at once would make none of them faster, and each turn of the event loop longer for everybody.
 * @param few in flight while the thread is busy
 * @param most in flight ever
 */
export function paceOfThread(few: number, most: number, utilizationSince = sampler()): Pace {
  let allowed = few;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    allowed: () => {
      const now = performance.now();
      if (now - lookedAt < LOOKED_EVERY_MS) return allowed;
      lookedAt = now;
      const busy = utilizationSince();
      if (busy > BUSY) allowed = few;
      else if (busy < IDLE) allowed = Math.min(most, allowed * 2);
      return allowed;
    },
  };
}

/** The part of the time since the last call that the thread was at work, between 0 and 1. */
function sampler(): () => number {
  let last: EventLoopUtilization = hooks.eventLoopUtilization();
  return () => {
    const now = hooks.eventLoopUtilization();
    const { utilization } = hooks.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
