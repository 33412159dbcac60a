import { changesSoFar } from "./invalidate.ts";

/** The change of count that pages have to show by now. */
export interface DueChange {
  /** The number of the change; a page requested at this number or a later one shows it. */
  number: number;
  /** When it became due, in milliseconds. */
  at: number;
  /** No other change was close to it, so the next request for a page waits for it. */
  alone: boolean;
}

/** In a storm of confirmations pages are rendered again at most once in this time. */
const CHANGES_APART_MS = 1_000;

/**
 * Makes changes of count due, at most one a second. A change after a quiet second is due at once; those that follow it
 * within a second are due together at its end.
 * @param now a monotonic clock in milliseconds
 * @returns the change that is due now; called whenever a page is read, so it only compares two numbers as a rule
 */
export function createDueChange(now: () => number): () => DueChange {
  let due: DueChange = { number: changesSoFar(), at: Number.NEGATIVE_INFINITY, alone: true };
  let takenAt = Number.NEGATIVE_INFINITY;
  let alone = true;
  return () => {
    const number = changesSoFar();
    if (number === due.number) return due;
    const at = now();
    if (at - takenAt < CHANGES_APART_MS) {
      alone = false;
      return due;
    }
    // Without readers at the end of that second it is taken up later than it was due.
    due = { number, at: alone ? at : takenAt + CHANGES_APART_MS, alone };
    takenAt = at;
    alone = true;
    return due;
  };
}
