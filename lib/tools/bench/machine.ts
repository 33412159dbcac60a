import { cpus, loadavg, totalmem } from "node:os";
import { print } from "../../cli/terminal/print.ts";

/** Prints what was measured as one line of JSON, with the machine that it was measured on. */
export function printAsJson(bench: string, figures: object): void {
  const [{ model = "unknown" } = {}] = cpus();
  const machine = {
    cpu: model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    load: loadavg().map((load) => Number(load.toFixed(1))),
  };
  print();
  print(JSON.stringify({ bench, at: new Date().toISOString(), machine, ...figures }));
}

/** The value below which this part of the values lies; NaN without values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
