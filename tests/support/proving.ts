import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

export type Payload = { challenge: Challenge; solution: { counter: number; derivedKey: string } };

/** Solves a challenge, as a browser does. */
export async function workOut(json: string): Promise<Payload> {
  const challenge: Challenge = JSON.parse(json);
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error("The challenge has no solution");
  return { challenge, solution };
}

/** A payload in the format of a form field. */
export function asField(payload: unknown): string {
  return btoa(JSON.stringify(payload));
}
