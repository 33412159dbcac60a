const byFirstLetter: Record<string, string> = {
  A: "NL",
  B: "NS",
  C: "PE",
  E: "NB",
  G: "QC",
  H: "QC",
  J: "QC",
  K: "ON",
  L: "ON",
  M: "ON",
  N: "ON",
  P: "ON",
  R: "MB",
  S: "SK",
  T: "AB",
  V: "BC",
  Y: "YT",
};

/** X is shared: these three prefixes are Nunavut, the others the Northwest Territories. */
const nunavut = new Set(["X0A", "X0B", "X0C"]);

/** The province or territory (two letters) of a Canadian postal code; null abroad. */
export function provinceOf(country: string, postalCode: string): string | null {
  if (country !== "CA") return null;
  if (postalCode.startsWith("X")) return nunavut.has(postalCode.slice(0, 3)) ? "NU" : "NT";
  return byFirstLetter[postalCode.charAt(0)] ?? null;
}
