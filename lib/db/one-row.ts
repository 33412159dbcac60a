/**
 * The row of a statement that always returns one, such as a count.
 * @throws Error without a row: a default value would hide the fault
 */
export function oneRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("A statement that always returns a row returned none");
  return row;
}
