import type { Problem } from "../problem.ts";
import { FormulaError, isFormula, workOut } from "./formula.ts";
import type { Fields } from "./frontmatter.ts";

/** A file of figures or a dataset, as it was written. */
export type Written = { file: string; fields: Fields };

type Cell = { file: Written; path: PropertyKey[]; value: unknown; row?: string; dataset?: string };

/**
 * Replaces every formula of the files by its value, wherever it stands: datasets and figures may name each other.
 * @returns what is wrong with formulas, each in its place
 */
export function workOutAll(datasets: readonly Written[], figures: readonly Written[]): Problem[] {
  const cells = new Map<string, Cell>();
  for (const file of datasets) collectDataset(file, cells);
  for (const file of figures) collectFigures(file, cells);
  const done = new Map<string, number | null>();
  const underWay = new Set<string>();
  const problems: Problem[] = [];
  for (const name of cells.keys()) solve(name);
  return problems;

  function solve(name: string): number | null | undefined {
    const cell = cells.get(name);
    if (!cell) return undefined;
    if (done.has(name)) return done.get(name);
    if (!isFormula(cell.value)) {
      const value = typeof cell.value === "number" ? cell.value : null;
      done.set(name, value);
      return value;
    }
    if (underWay.has(name)) throw new FormulaError("the formula goes round in a circle");
    underWay.add(name);
    const value = tried(cell);
    underWay.delete(name);
    done.set(name, value);
    put(cell, value);
    return value;
  }

  function tried(cell: Cell): number | null {
    try {
      return workOut(String(cell.value), (name) => solve(complete(name, cell)));
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const { line, column } = cell.file.fields.placeOf(cell.path);
      problems.push({
        file: cell.file.file,
        line,
        column,
        found: error.message,
        remedy: "write it like `= resettlement.world@2025 / 2`, with names that exist",
      });
      // Any number keeps the form of the file: it is not shown while the file has a problem.
      return 0;
    }
  }
}

/** `total` is of the same row, `total@2015` of the same dataset. */
function complete(name: string, { dataset, row }: Cell): string {
  if (name.startsWith("figure(") || name.includes(".")) return name;
  return `${dataset}.${name.includes("@") ? name : `${name}@${row}`}`;
}

function put({ file, path }: Cell, value: number | null): void {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)[step], file.fields.value);
  (parent as Record<PropertyKey, unknown>)[path.at(-1) ?? ""] = value;
}

function collectDataset(file: Written, cells: Map<string, Cell>): void {
  const { id, series, rows } = (file.fields.value ?? {}) as { id?: unknown; series?: unknown; rows?: unknown };
  if (!Array.isArray(series) || !Array.isArray(rows)) return;
  for (const [index, row] of rows.entries()) {
    const { key, values } = (row ?? {}) as { key?: unknown; values?: unknown };
    if (!Array.isArray(values)) continue;
    for (const [column, value] of values.entries()) {
      const name = `${id}.${(series[column] as { id?: string } | null)?.id}@${key}`;
      cells.set(name, { file, path: ["rows", index, "values", column], value, row: String(key), dataset: String(id) });
    }
  }
}

function collectFigures(file: Written, cells: Map<string, Cell>): void {
  const list = Array.isArray(file.fields.value) ? file.fields.value : [];
  for (const [index, figure] of list.entries()) {
    const { id, value } = (figure ?? {}) as { id?: unknown; value?: unknown };
    cells.set(`figure(${id})`, { file, path: [index, "value"], value });
  }
}
