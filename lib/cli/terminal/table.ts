import { print } from "./print.ts";

/** Prints rows in columns: the first aligned left, the others right, each as wide as it needs. */
export function printTable(head: string[], rows: (string | number)[][]): void {
  const lines = [head, ...rows.map((row) => row.map((cell) => (typeof cell === "number" ? figure(cell) : cell)))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    print(cells.join("  ").trimEnd());
  }
}

/** "1,234,567". */
export function figure(value: number): string {
  return value.toLocaleString("en-CA");
}
