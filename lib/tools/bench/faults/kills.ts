import { setTimeout as wait } from "node:timers/promises";
import { killOne, victims } from "../../../harness/victims.ts";
import type { Acknowledged } from "./acknowledged.ts";

/**
 * A kill comes at a random moment within this time after the preceding signature, or after its victim has restarted.
 */
const KILL_WITHIN_MS = 1000;

/**
 * Spreads the kills over the signatures, so that each happens under load. @returns the number of kills of each process
 */
export async function killAtRandom(
  seed: number,
  kills: number,
  signatures: number,
  { signed }: Acknowledged,
  start: number,
  dataDir: string,
): Promise<string> {
  const random = randomFrom(seed);
  const plan = Array.from({ length: kills }, () => ({
    after: Math.floor(random() * signatures),
    pause: random() * KILL_WITHIN_MS,
    victim: victims[Math.floor(random() * victims.length)] ?? "worker",
  })).sort((one, other) => one.after - other.after);
  // In parallel, so that a slow restart of one does not delay the kills of the others.
  const counts = victims.map(async (victim) => {
    const mine = plan.filter((kill) => kill.victim === victim);
    for (const { after, pause } of mine) {
      while (signed.size < after) await wait(10);
      await killOne(victim, start, dataDir, pause);
    }
    return `${victim} ${mine.length}`;
  });
  return (await Promise.all(counts)).join(", ");
}

/** The same sequence of numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
