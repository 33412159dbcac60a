/** A value that another file owns, in words, for a note: 65_300_000 → `65.3 million`, « 65,3 millions ». */
export function inMillions(value: number, decimals = 1): { en: string; fr: string } {
  const digits = (value / 1_000_000).toFixed(decimals);
  return { en: `${digits} million`, fr: `${digits.replace(".", ",")} ${value < 2_000_000 ? "million" : "millions"}` };
}
