import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { HEAP_MB } from "../../../cli/start/process-env.ts";
import { type Heap, watchHeap } from "./heap.ts";

const main = join(import.meta.dirname, "../../../server/main.ts");

/** A separate web process whose heap can be read. */
export interface Web {
  port: number;
  heap: Heap;
  stop(): Promise<void>;
}

/** @param variables the environment of `npm start` for its web process, with a free port */
export async function startWeb(variables: Record<string, string>): Promise<Web> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB.web}`, "--inspect=127.0.0.1:0", main], {
    env: { NODE_ENV: "production", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const inspector = await lineWith(child.stderr, /(ws:\/\/\S+)/);
  child.stderr.resume();
  const port = Number(await lineWith(child.stdout, /^ready on port (\d+)/));
  const heap = await watchHeap(inspector);
  const stop = async () => {
    heap.close();
    child.kill("SIGTERM");
    await ended;
  };
  return { port, heap, stop };
}

async function lineWith(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<string> {
  const lines = createInterface({ input: stream });
  for await (const line of lines) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error("The web process ended before it was ready");
}
