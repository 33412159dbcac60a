import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** How long a reader looks at a page before the next one. */
const LOOKS_MS = 2_000;
const PATIENCE_MS = 30_000;

export interface Reading {
  latencies: number[];
  /** How far each shown count was behind what was confirmed, in milliseconds. */
  lags: number[];
  /** How often each other thing than the page came. */
  errors: Map<string, number>;
}

/**
 * Reads pages on many connections, each at its own pace, until it is told to stop.
 * @param confirmedAt when each confirmation was acknowledged, in order
 */
export async function readOn(
  { address, pages, connections }: { address: string; pages: readonly string[]; connections: number },
  confirmedAt: readonly number[],
  over: AbortSignal,
): Promise<Reading> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const reading: Reading = { latencies: [], lags: [], errors: new Map() };
  const reader = async (number: number) => {
    await wait((number / connections) * LOOKS_MS, undefined, { signal: over }).catch(() => undefined); // told to stop
    for (let at = number; !over.aborted; at += 1) {
      const begun = performance.now();
      const { status, text } = await read(agent, `${address}${pages[at % pages.length]}`);
      const took = performance.now() - begun;
      if (status === "200") reading.latencies.push(took);
      else reading.errors.set(status, (reading.errors.get(status) ?? 0) + 1);
      const shown = countIn(text);
      if (shown !== null) reading.lags.push(lagOf(shown, begun, confirmedAt));
      await wait(Math.max(0, LOOKS_MS - took), undefined, { signal: over }).catch(() => undefined); // told to stop
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, number) => reader(number)));
  agent.destroy();
  return reading;
}

/** The count of the petition, in its data or in its page. */
function countIn(text: string): number | null {
  const [, found] = /"confirmed":(\d+)/.exec(text) ?? /<progress[^>]* value="(\d+)"/.exec(text) ?? [];
  return found === undefined ? null : Number(found);
}

/** The age of the first confirmation that is missing in a count. */
function lagOf(shown: number, at: number, confirmedAt: readonly number[]): number {
  const missing = confirmedAt[shown];
  return missing === undefined ? 0 : Math.max(0, at - missing);
}

function read(agent: Agent, url: string): Promise<{ status: string; text: string }> {
  return new Promise((resolve) => {
    const failed = (error: Error & { code?: string }) => resolve({ status: error.code ?? error.message, text: "" });
    const sent = request(url, { agent, timeout: PATIENCE_MS }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.once("error", failed);
      response.once("end", () =>
        resolve({ status: String(response.statusCode), text: Buffer.concat(parts).toString() }),
      );
    });
    sent.once("timeout", () => sent.destroy(new Error("late")));
    sent.once("error", failed);
    sent.end();
  });
}
