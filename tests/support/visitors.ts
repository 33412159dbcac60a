import { judgeSigning, type Verdict } from "#lib/abuse/judge-signing.ts";
import type { ProofField } from "#lib/abuse/proof-field.ts";

export type Visit = { petition: string; email: string; address: string };

/** The number of connections in the pool of one web process. */
const AT_ONCE = 10;

/** Judges one visitor's form; without `proof` it has none. */
export function judge(visit: Visit, proof: ProofField = { kind: "none" }): Promise<Verdict> {
  return judgeSigning({ ...visit, trap: false }, proof);
}

/** Judges many forms, ten at once, in their order. */
export async function judgeAll(visits: readonly Visit[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const judgeSome = async () => {
    for (let index = next++; index < visits.length; index = next++) {
      const visit = visits[index];
      if (visit) verdicts[index] = await judge(visit);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, judgeSome));
  return verdicts;
}

/** How many were admitted, held, asked for a proof, and asked to wait. */
export function tally(verdicts: readonly Verdict[]) {
  const of = (name: string) => verdicts.filter((verdict) => outcome(verdict) === name).length;
  return { free: of("free"), held: of("held"), asked: of("asked"), limited: of("limited") };
}

function outcome(verdict: Verdict): string {
  if (verdict.is !== "admitted") return verdict.is;
  return verdict.hold ? "held" : "free";
}

/** The n-th IPv4 address of a crowd: spread over the whole address space, so that no two are neighbours. */
export function anywhere(number: number): string {
  // 40,503 and 65,536 have no common divisor, so no /24 occurs twice.
  const spread = (number * 40_503) % 65_536;
  return `${11 + ((spread >> 8) % 100)}.${(spread >> 8) ^ 85}.${spread & 255}.7`;
}
