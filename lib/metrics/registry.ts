import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Counts, Recorder } from "../metrics.ts";
import { figures } from "./figures.ts";

/** A value of this moment, read for each scrape. */
export type Reading = { name: keyof typeof figures; value: number; labels?: Record<string, string> };

const PREFIX = "refuge_";
const READ_AT_MOST_EVERY_MS = 1000;
/** A fold takes milliseconds, a purge of ten million rows minutes. */
const SECONDS = [0.01, 0.05, 0.25, 1, 5, 30, 120, 600];

const counters: { [K in keyof Counts]: { name: string; help: string; labels: (keyof Counts[K] & string)[] } } = {
  request: { name: "requests_total", help: "Answers, by kind of address and status.", labels: ["kind", "status"] },
  cache: { name: "page_cache_reads_total", help: "Pages sent from memory, or not.", labels: ["result"] },
  signing: { name: "signings_total", help: "Signing forms, by outcome.", labels: ["outcome"] },
  press: { name: "presses_total", help: "Buttons behind mailed links.", labels: ["doing", "outcome"] },
  limit: { name: "limits_hit_total", help: "Refusals because a limit was reached.", labels: ["limit"] },
  mail: { name: "mails_total", help: "Attempts to send a mail, by kind and result.", labels: ["kind", "result"] },
  bounce: { name: "bounces_total", help: "Mails that came back later, by what was noted.", labels: ["result"] },
};

/** Prometheus' checker refuses gauges with the name of a counter. */
const MISNAMED = ["nodejs_active_handles_total", "nodejs_active_requests_total", "nodejs_active_resources_total"];

/** The figures of one process, in the text format of Prometheus. */
export interface Metrics {
  recorder: Recorder;
  registry: Registry;
}

/**
 * Creates the counts of a process, with the usual figures of a Node process (memory, processor time, event loop).
 * @param role a label of `refuge_process`, which is always 1
 * @param read values of the moment; called once for each scrape
 */
export function createMetrics(role: string, read: () => Promise<Reading[]>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const made = Object.fromEntries(
    Object.entries(counters).map(([what, { name, help, labels }]) => [
      what,
      new Counter({ name: PREFIX + name, help, labelNames: labels, registers }),
    ]),
  );
  const job = new Histogram({
    name: `${PREFIX}job_seconds`,
    help: "Duration of the worker's regular work.",
    labelNames: ["job", "result"],
    buckets: SECONDS,
    registers,
  });
  const own = new Gauge({ name: `${PREFIX}process`, help: "This process.", labelNames: ["role"], registers });
  own.set({ role }, 1);
  addReadings(registry, read);
  return {
    registry,
    recorder: {
      count: (what, labels) => made[what]?.inc(labels),
      time: (name, seconds, failed) => job.observe({ job: name, result: failed ? "failed" : "done" }, seconds),
    },
  };
}

/** Where the database cannot be read, its values are left out and `refuge_database_up` is 0. */
function addReadings(registry: Registry, read: () => Promise<Reading[]>): void {
  const readings = shareFor(READ_AT_MOST_EVERY_MS, () => read().catch(() => null)); // the value 0 says it
  const registers = [registry];
  for (const [name, { help, labels }] of Object.entries(figures)) {
    const gauge: Gauge = new Gauge({
      name: PREFIX + name,
      help,
      labelNames: [...labels],
      aggregator: "max",
      registers,
      collect: async () => {
        const found = (await readings())?.filter((reading) => reading.name === name) ?? [];
        gauge.reset();
        if (labels.length === 0) gauge.remove(); // a reset gauge without labels is 0, which would be an answer
        for (const { value, labels: of = {} } of found) gauge.set(of, value);
      },
    });
  }
  const up: Gauge = new Gauge({
    name: `${PREFIX}database_up`,
    help: "1 while the database answers.",
    aggregator: "min",
    registers,
    collect: async () => up.set((await readings()) === null ? 0 : 1),
  });
}

/** All figures of a scrape come from one look at the database. */
function shareFor<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; result: Promise<T> } | undefined;
  return () => {
    if (!last || performance.now() - last.at > ms) last = { at: performance.now(), result: read() };
    return last.result;
  };
}
