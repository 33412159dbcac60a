import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

export type Payload = { challenge: Challenge; solution: { counter: number; derivedKey: string } };

/** Does the work of a challenge, as a browser does it. */
export async function workOut(json: string): Promise<Payload> {
  const challenge: Challenge = JSON.parse(json);
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error("The challenge has no solution");
  return { challenge, solution };
}

/** A payload as a form carries it. */
export function asField(payload: unknown): string {
  return btoa(JSON.stringify(payload));
}
