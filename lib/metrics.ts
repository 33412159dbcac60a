/** What is counted, and the labels of each count. Every label has a few fixed values: none names a person, a path or a petition. */
export type Counts = {
  /** One answer of the web process. `kind` is that of its address. */
  request: { kind: string; status: string };
  /** `hit`: a page was sent from memory without waiting. */
  cache: { result: "hit" | "miss" };
  signing: { outcome: "accepted" | "held" | "asked" | "limited" | "closed" | "invalid" | "failed" };
  /** One press of a button behind a mailed link. */
  press: { doing: string; outcome: "done" | "limited" | "failed" };
  /** Something was refused because a limit was reached. */
  limit: { limit: "signing" | "press" | "mail" };
  mail: { kind: string; result: string };
  /** A mail that came back later. */
  bounce: { result: "noted" | "unknown" | "not-a-bounce" };
};

/** Regular work of the worker, whose time is measured. */
export type Job = "fold" | "purge" | "reconcile" | "digest" | "bounces";

/** Counts what this process does. */
export interface Recorder {
  count<K extends keyof Counts>(what: K, labels: Counts[K]): void;
  time(job: Job, seconds: number, failed: boolean): void;
}

// Next bundles its own copy of this module. All copies share one recorder.
const SHARED = Symbol.for("right-to-refuge.metrics");
type Holder = typeof globalThis & { [SHARED]?: Recorder };

/** Adds one to a count. Does nothing in a process without METRICS_PORT. */
export function count<K extends keyof Counts>(what: K, labels: Counts[K]): void {
  (globalThis as Holder)[SHARED]?.count(what, labels);
}

/** Whether this process counts, for callers whose labels cost time. */
export function isCounting(): boolean {
  return (globalThis as Holder)[SHARED] !== undefined;
}

/** Runs a piece of regular work and measures its time; failures are measured apart and thrown on. */
export async function timed<T>(job: Job, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const record = (failed: boolean) =>
    (globalThis as Holder)[SHARED]?.time(job, (performance.now() - begun) / 1000, failed);
  try {
    const result = await work();
    record(false);
    return result;
  } catch (error) {
    record(true);
    throw error;
  }
}

/** Sets the recorder of this process; undefined ends the counting. */
export function recordWith(recorder: Recorder | undefined): void {
  (globalThis as Holder)[SHARED] = recorder;
}
