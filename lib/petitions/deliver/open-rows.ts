import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { SetupError } from "../../operator-error.ts";
import type { StoredRow } from "./snapshot.ts";

export type Sealed = Pick<StoredRow, "id" | "name" | "postal">;
export type Opened = { name: string; postal: string };
export type OpenRow = Omit<StoredRow, "name" | "postal"> & Opened;

/** More threads would wait for the database, and each costs about 40 MB. */
const THREADS_MAX = 4;

const answer = z.union([
  z.object({ opened: z.array(z.object({ name: z.string(), postal: z.string() })) }),
  z.object({ failed: z.string(), why: z.string() }),
]);

/** Decrypts rows on several cores and keeps their order. */
export type RowOpener = {
  open(batches: AsyncIterable<StoredRow[]>): AsyncGenerator<OpenRow[]>;
  stop(): Promise<void>;
};

/**
 * Decrypting a row takes a third of a millisecond, the largest part of a delivery's time: the work is spread over
 * cores.
 * @param secretKeys base64, 32 bytes; the newest first
 */
export function startRowOpener(secretKeys: readonly string[], petition: string): RowOpener {
  const count = Math.min(THREADS_MAX, availableParallelism());
  const threads = Array.from({ length: count }, () => startThread(secretKeys, petition));
  let turn = 0;
  const openBatch = (batch: StoredRow[]) => {
    turn += 1;
    return threads[turn % count]?.open(batch) ?? Promise.reject(new Error("No thread is running"));
  };
  return {
    open: (batches) => inOrder(batches, openBatch, count * 2),
    stop: async () => {
      await Promise.all(threads.map(({ stop }) => stop()));
    },
  };
}

/** Processes at most `ahead` batches at once, which limits the memory. */
async function* inOrder(
  batches: AsyncIterable<StoredRow[]>,
  openBatch: (batch: StoredRow[]) => Promise<OpenRow[]>,
  ahead: number,
): AsyncGenerator<OpenRow[]> {
  const under: Promise<OpenRow[]>[] = [];
  for await (const batch of batches) {
    const opening = openBatch(batch);
    opening.catch(() => undefined); // its failure is handled when its turn comes
    under.push(opening);
    const first = under.length >= ahead ? under.shift() : undefined;
    if (first) yield await first;
  }
  for (const opening of under) yield await opening;
}

function startThread(secretKeys: readonly string[], petition: string) {
  const worker = new Worker(new URL("./open-thread.ts", import.meta.url), {
    workerData: { secretKeys, petition },
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 }, // without a limit it would use all memory of the machine
  });
  const waiting: { batch: StoredRow[]; resolve: (rows: OpenRow[]) => void; reject: (error: unknown) => void }[] = [];
  worker.on("message", (message) => {
    const next = waiting.shift();
    const result = answer.parse(message);
    if ("failed" in result) next?.reject(cannotOpen(result.failed, result.why));
    else next?.resolve(next.batch.flatMap((row, at) => ({ ...row, ...(result.opened[at] ?? never()) })));
  });
  let ended: unknown;
  const end = (reason: unknown) => {
    ended ??= reason;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on("error", end);
  worker.on("exit", () => end(new Error("A thread that decrypts rows has ended")));
  return {
    open: (batch: StoredRow[]) =>
      new Promise<OpenRow[]>((resolve, reject) => {
        // A thread may fail before its first batch, for example when it cannot read the key: it would never answer.
        if (ended) return reject(ended);
        waiting.push({ batch, resolve, reject });
        worker.postMessage(batch.map(({ id, name, postal }) => ({ id, name, postal })));
      }),
    stop: async () => {
      await worker.terminate();
    },
  };
}

function cannotOpen(id: string, why: string): SetupError {
  return new SetupError(
    `Signature ${id} cannot be opened: ${why}.\nNothing was delivered. Check that this key belongs to the public key of the site. If it does, hold this signature and examine it.`,
  );
}

function never(): never {
  throw new Error("A thread returned fewer rows than it received");
}
