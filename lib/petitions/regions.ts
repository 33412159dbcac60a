/** A region with fewer confirmed signatures than this is not shown: in a small place a count can identify people. */
export const SHOWN_FROM = 10;

/** Counts that may be shown: largest first, and the sum of all others. */
export type ShownRegions = { shown: { region: string; confirmed: number }[]; others: number };

/**
 * Hides small regions. The total is public, so hiding a single region would reveal its count by subtraction: the next
 * smallest regions are hidden with it until several are hidden and together have at least ten.
 * @param counts confirmed signatures by province or territory (two letters), and `abroad`
 */
export function showRegions(counts: Record<string, number>): ShownRegions {
  const regions = Object.entries(counts)
    .map(([region, confirmed]) => ({ region, confirmed }))
    .filter(({ confirmed }) => confirmed > 0)
    .sort((one, other) => other.confirmed - one.confirmed || one.region.localeCompare(other.region, "en"));
  const shown = regions.filter(({ confirmed }) => confirmed >= SHOWN_FROM);
  const hidden = regions.slice(shown.length);
  while (shown.length > 0 && hidden.length > 0 && (hidden.length < 2 || sum(hidden) < SHOWN_FROM)) {
    hidden.push(...shown.splice(-1));
  }
  return { shown, others: sum(hidden) };
}

function sum(regions: { confirmed: number }[]): number {
  return regions.reduce((total, { confirmed }) => total + confirmed, 0);
}
