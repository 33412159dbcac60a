/** The visitors who wait for a fetch. */
export interface Waiting {
  /** Adds a waiting visitor, until the signal aborts. A visitor without a signal waits until the end. */
  join(signal: AbortSignal | undefined): void;
  /** Resolves to null after the time that a visitor may wait. */
  maxWait: Promise<null>;
}

/** @param whenNobodyIsLeft called when no visitor waits any more */
export function createWaiting(maxMs: number, whenNobodyIsLeft: () => void): Waiting {
  let waiting = 0;
  const join = (signal: AbortSignal | undefined) => {
    waiting += 1;
    const leave = () => {
      waiting -= 1;
      if (waiting === 0) whenNobodyIsLeft();
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener("abort", leave, { once: true });
  };
  return { join, maxWait: new Promise((resolve) => setTimeout(resolve, maxMs, null).unref()) };
}
