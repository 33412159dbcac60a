/** How many times in a minute something may be asked for. */
interface Limits {
  perNetwork: number;
  inTotal: number;
}

/** A person types some ten queries in a minute. A query takes this thread about 6 ms, so the total is a tenth of its time. */
export const SEARCHES: Limits = { perNetwork: 60, inTotal: 1_200 };
/** Programs that try addresses that do not exist get the page without suggestions. */
export const SUGGESTIONS: Limits = { perNetwork: 20, inTotal: 300 };

const MINUTE_MS = 60_000;

/** Says whether a network may ask once more in this minute, and counts it. */
export type Quota = (network: string) => boolean;

/** @param now a clock in milliseconds */
export function createQuota({ perNetwork, inTotal }: Limits, now: () => number): Quota {
  let minute = Number.NEGATIVE_INFINITY;
  let asked = 0;
  const byNetwork = new Map<string, number>();
  return (network) => {
    if (now() - minute >= MINUTE_MS) {
      minute = now();
      asked = 0;
      byNetwork.clear();
    }
    const own = byNetwork.get(network) ?? 0;
    if (own >= perNetwork || asked >= inTotal) return false;
    asked += 1;
    byNetwork.set(network, own + 1);
    return true;
  };
}
