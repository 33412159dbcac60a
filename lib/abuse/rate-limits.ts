import type { Networks } from "../network.ts";
import type { Bucket, Counts } from "./count.ts";
import type { DailyHash } from "./daily-hash.ts";

export const TEN_MINUTES = 600;
const DAY = 86_400;

/** What is free, beyond which a signature is held; and what is the most, beyond which everyone has to wait. */
type Rate = { network: string; tenMinutesFree: number; tenMinutesMost: number; dayFree?: number };

/** Signings of any petition, by the network they come from. The first is what shelters, schools and offices share. */
const signingRates: Record<"own" | "home" | "site", Omit<Rate, "network">> = {
  own: { tenMinutesFree: 10, tenMinutesMost: 30, dayFree: 60 },
  // One home, or up to 256 phones of which few sign at once: twice as much as one address.
  home: { tenMinutesFree: 20, tenMinutesMost: 60, dayFree: 120 },
  // Mostly one customer with 65,536 networks to choose from. A provider of ten million phones fills about 150 of these: in
  // a crowd of 2,000 a minute, a third of it on those phones, some 45 come from each in ten minutes.
  site: { tenMinutesFree: 300, tenMinutesMost: 900 },
};

/** Presses of the buttons behind mailed links. */
const pressesMost = { own: 30, home: 60, site: 900 };

/** What one signing counts for in the networks it comes from, and what the counts mean. */
export function signingRate(
  networks: Networks,
  hash: DailyHash,
): { buckets: Bucket[]; isHeld: (c: Counts) => boolean } {
  const buckets: Bucket[] = [];
  const free: [key: string, most: number][] = [];
  for (const [width, network] of limited(networks)) {
    const { tenMinutesFree, tenMinutesMost, dayFree } = signingRates[width];
    const soon = keyOf("sign", width, network, hash);
    buckets.push({ key: soon, seconds: TEN_MINUTES, counts: "attempt", most: tenMinutesMost });
    free.push([soon, tenMinutesFree]);
    if (dayFree === undefined) continue;
    const today = keyOf("sign-day", width, network, hash);
    buckets.push({ key: today, seconds: DAY, counts: "admitted" });
    free.push([today, dayFree]);
  }
  return { buckets, isHeld: (counts) => free.some(([key, most]) => counts.points(key) > most) };
}

/** What one press counts for. */
export function pressBuckets(networks: Networks, hash: DailyHash): Bucket[] {
  return limited(networks).map(([width, network]) => ({
    key: keyOf("press", width, network, hash),
    seconds: TEN_MINUTES,
    counts: "attempt",
    most: pressesMost[width],
  }));
}

/** How long to wait, in whole seconds, at least 1; null when nothing is over its most. */
export function waitFor(buckets: readonly Bucket[], counts: Counts): number | null {
  const over = buckets.filter(({ key, counts: kind, most = 0 }) => kind === "attempt" && counts.points(key) > most);
  if (over.length === 0) return null;
  const ends = Math.max(...over.map(({ key }) => counts.ends(key)));
  return Math.max(1, Math.ceil((ends - counts.now) / 1000));
}

/** An IPv4 address has no limit for its /24: up to 254 customers share one. */
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
