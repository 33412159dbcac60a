import { print } from "../../cli/terminal/print.ts";
import { printAsJson } from "./machine.ts";
import { median } from "./median.ts";

/** One measurement: its name, and numbers by the name of their column. */
export type Row = { name: string; figures: Record<string, number> };

/** Prints the medians of some rounds, each with the same rows, and everything that was measured as JSON below. */
export function printTable(bench: string, rounds: readonly Row[][]): Row[] {
  const names = rounds[0]?.map(({ name }) => name) ?? [];
  const medians = names.map((name, at) => ({ name, figures: medianOf(rounds.map((rows) => rows[at]?.figures ?? {})) }));
  const columns = [...new Set(medians.flatMap(({ figures }) => Object.keys(figures)))];
  const wide = Math.max(...names.map(({ length }) => length)) + 2;
  print(`\nMedians of ${rounds.length} rounds in turn:`);
  print(`${"".padEnd(wide)}${columns.map((column) => column.padStart(14)).join("")}`);
  for (const { name, figures } of medians) {
    const cells = columns.map((column) => shown(figures[column]).padStart(14));
    print(`${name.padEnd(wide)}${cells.join("")}`);
  }
  printAsJson(bench, { medians, rounds });
  return medians;
}

function medianOf(figures: readonly Record<string, number>[]): Record<string, number> {
  const columns = Object.keys(figures[0] ?? {});
  return Object.fromEntries(columns.map((column) => [column, median(figures.map((one) => one[column] ?? Number.NaN))]));
}

function shown(figure: number | undefined): string {
  if (figure === undefined || Number.isNaN(figure)) return "";
  return figure >= 100 ? Math.round(figure).toLocaleString("en-CA") : figure.toFixed(2);
}
