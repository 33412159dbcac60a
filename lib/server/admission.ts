import type { Pace } from "./thread.ts";

/** Bounds of the work that is given to Next at the same time, and of what waits for its turn. */
export interface Bounds {
  inFlightMax: number;
  inFlightPerNetworkMax: number;
  waitingMax: number;
  waitingPerNetworkMax: number;
  waitMsMax: number;
}

// While Next only waits for PostgreSQL much may be in flight; while it renders, on this one thread, little (see `paceOfThread`).
export const BOUNDS: Bounds = {
  inFlightMax: 32,
  inFlightPerNetworkMax: 4,
  waitingMax: 512,
  waitingPerNetworkMax: 64,
  waitMsMax: 8_000,
};

/** Of that total, while this thread is busy: two renderings in turns hold it longer at a time, and end no sooner. */
export const IN_FLIGHT_WHILE_BUSY = 1;

/** Bounds of the look-ups of mailed links, so that signing keeps most of the connections to the database. */
export const LOOKING_UP: Bounds = {
  inFlightMax: 3,
  inFlightPerNetworkMax: 1,
  waitingMax: 512,
  waitingPerNetworkMax: 64,
  waitMsMax: 8_000,
};

/** Bounds of the forms that are signed without Next. Two connections to the database are left for pages and links. */
export const SIGNING: Bounds = { ...BOUNDS, inFlightMax: 8 };

/** Bounds of the work on the front's own thread for forms that were refused. */
export const GIVING_BACK: Bounds = {
  inFlightMax: 1,
  inFlightPerNetworkMax: 1,
  waitingMax: 64,
  waitingPerNetworkMax: 8,
  waitMsMax: 3_000,
};

/** Bounds of the searches on the front's own thread: what waits longer than a reader would is of no use. */
export const SEARCHING: Bounds = {
  inFlightMax: 2,
  inFlightPerNetworkMax: 1,
  waitingMax: 64,
  waitingPerNetworkMax: 4,
  waitMsMax: 3_000,
};

/** On whose behalf Next is asked. */
export interface Asker {
  /** Whose turn it takes. */
  network: string;
  /** Aborts when the answer is of no use any more. */
  signal?: AbortSignal;
}

/** The front itself, when it renews what it keeps. */
export const ITSELF: Asker = { network: "the front" };

const LOOKED_EVERY_MS = 50;

/** Too much is waiting already, or it waited too long. */
export class Busy extends Error {
  override name = "Busy";
}

/** Gives a place back; more than once does no harm. */
export type Leave = () => void;

export interface Admission {
  /**
   * Waits for a place among the work in flight. Networks take turns, so that one with many requests delays only itself.
   * Out of the queue again when the asker's signal aborts.
   * @throws Busy when it may not wait, or waited too long; the signal's reason when that aborted
   */
  enter(asker: Asker): Promise<Leave>;
}

interface Waiting {
  start(): void;
}

/** A network that has work in flight or waiting. */
interface Lane {
  inFlight: number;
  waiting: Set<Waiting>;
}

/**
 * A queue in front of Next: bounded in total and for each network, first come first served within a network.
 * @param pace how many of the total just now; all of them unless said
 */
export function createAdmission(
  bounds: Bounds = BOUNDS,
  pace: Pace = { allowed: () => bounds.inFlightMax },
): Admission {
  // In order of turn: a network that was served goes to the end.
  const lanes = new Map<string, Lane>();
  let inFlight = 0;
  let waiting = 0;
  let looking: NodeJS.Timeout | undefined;

  function enter({ network, signal }: Asker): Promise<Leave> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const lane = lanes.get(network) ?? { inFlight: 0, waiting: new Set() };
    lanes.set(network, lane);
    // Who waits already is first, also for a place that has only just been allowed.
    startAllowed();
    if (lane.waiting.size === 0 && mayStart(lane)) return Promise.resolve(begin(network, lane));
    if (waiting < bounds.waitingMax && lane.waiting.size < bounds.waitingPerNetworkMax)
      return wait(network, lane, signal);
    forgetIfIdle(network, lane);
    return Promise.reject(new Busy());
  }

  function wait(network: string, lane: Lane, signal: AbortSignal | undefined): Promise<Leave> {
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        start: () => {
          leaveQueue();
          resolve(begin(network, lane));
        },
      };
      const giveUp = (reason: unknown) => {
        leaveQueue();
        forgetIfIdle(network, lane);
        reject(reason);
      };
      const onAbort = () => giveUp(signal?.reason);
      const patience = setTimeout(() => giveUp(new Busy()), bounds.waitMsMax);
      signal?.addEventListener("abort", onAbort, { once: true });
      lane.waiting.add(one);
      waiting += 1;
      // More may be allowed with time, and not only when one has ended.
      looking ??= setInterval(startAllowed, LOOKED_EVERY_MS).unref();

      function leaveQueue(): void {
        clearTimeout(patience);
        signal?.removeEventListener("abort", onAbort);
        lane.waiting.delete(one);
        waiting -= 1;
        if (waiting > 0) return;
        clearInterval(looking);
        looking = undefined;
      }
    });
  }

  function mayStart(lane: Lane): boolean {
    return inFlight < Math.min(bounds.inFlightMax, pace.allowed()) && lane.inFlight < bounds.inFlightPerNetworkMax;
  }

  function begin(network: string, lane: Lane): Leave {
    inFlight += 1;
    lane.inFlight += 1;
    // To the end of the turns.
    lanes.delete(network);
    lanes.set(network, lane);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inFlight -= 1;
      lane.inFlight -= 1;
      forgetIfIdle(network, lane);
      startAllowed();
    };
  }

  function startAllowed(): void {
    for (let next = nextInTurn(); next; next = nextInTurn()) next.start();
  }

  function nextInTurn(): Waiting | undefined {
    if (waiting === 0) return undefined;
    for (const lane of lanes.values()) {
      const [first] = lane.waiting;
      if (first && mayStart(lane)) return first;
    }
    return undefined;
  }

  function forgetIfIdle(network: string, lane: Lane): void {
    if (lane.inFlight === 0 && lane.waiting.size === 0) lanes.delete(network);
  }

  return { enter };
}
