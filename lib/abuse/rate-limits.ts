import type { Networks } from "../network.ts";
import type { Bucket, Counts } from "./count.ts";
import type { DailyHash } from "./daily-hash.ts";

export const TEN_MINUTES = 600;
const DAY = 86_400;

/** Two limits of a network. Over `…Free` a signature is held for review; over `…Most` every visitor of it must wait. */
type Rate = { network: string; tenMinutesFree: number; tenMinutesMost: number; dayFree?: number };

/** Signings of any petition, by network. Shelters, schools and offices share the first kind, one address. */
const signingRates: Record<"own" | "home" | "site", Omit<Rate, "network">> = {
  own: { tenMinutesFree: 10, tenMinutesMost: 30, dayFree: 60 },
  // One home, or up to 256 phones of which few sign at the same time: twice the limit of one address.
  home: { tenMinutesFree: 20, tenMinutesMost: 60, dayFree: 120 },
  // A /48 is mostly one customer with 65,536 networks. But a provider of ten million phones uses about 150 of them: when
  // 2,000 people sign a minute and a third use those phones, about 45 come from each /48 in ten minutes.
  site: { tenMinutesFree: 300, tenMinutesMost: 900 },
};

/** Presses of the buttons behind mailed links. */
const pressesMost = { own: 30, home: 60, site: 900 };

/** The buckets of one signing for its networks, and whether their counts hold it for review. */
export function signingRate(
  networks: Networks,
  hash: DailyHash,
): { buckets: Bucket[]; isHeld: (counts: Counts) => boolean } {
  const buckets: Bucket[] = [];
  const free: [key: string, most: number][] = [];
  for (const [width, network] of limited(networks)) {
    const { tenMinutesFree, tenMinutesMost, dayFree } = signingRates[width];
    const tenMinutesKey = keyOf("sign", width, network, hash);
    buckets.push({ key: tenMinutesKey, seconds: TEN_MINUTES, counts: "attempt", most: tenMinutesMost });
    free.push([tenMinutesKey, tenMinutesFree]);
    if (dayFree === undefined) continue;
    const dayKey = keyOf("sign-day", width, network, hash);
    buckets.push({ key: dayKey, seconds: DAY, counts: "admitted" });
    free.push([dayKey, dayFree]);
  }
  return { buckets, isHeld: (counts) => free.some(([key, most]) => counts.points(key) > most) };
}

/** The buckets of one button press. */
export function pressBuckets(networks: Networks, hash: DailyHash): Bucket[] {
  return limited(networks).map(([width, network]) => ({
    key: keyOf("press", width, network, hash),
    seconds: TEN_MINUTES,
    counts: "attempt",
    most: pressesMost[width],
  }));
}

/** The waiting time in whole seconds, at least 1; null when no attempt is over its limit. */
export function waitFor(buckets: readonly Bucket[], counts: Counts): number | null {
  const over = buckets.filter(({ key, counts: kind, most = 0 }) => kind === "attempt" && counts.points(key) > most);
  if (over.length === 0) return null;
  const ends = Math.max(...over.map(({ key }) => counts.ends(key)));
  return Math.max(1, Math.ceil((ends - counts.now) / 1000));
}

/** The networks that have a limit. The /24 of an IPv4 address has none, because up to 254 customers share it. */
function limited({ own, home, site }: Networks): [width: "own" | "home" | "site", network: string][] {
  return home === null
    ? [["own", own]]
    : [
        ["own", own],
        ["home", home],
        ["site", site],
      ];
}

function keyOf(limit: string, width: string, network: string, hash: DailyHash): string {
  return `${limit}:${hash("rate", `${width} ${network}`).toString("base64url")}`;
}
