/**
 * The row of a statement that always answers with one, such as a count.
 * @throws Error when there is none: going on with a made-up value would hide it
 */
export function oneRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("A statement that always answers with a row did not");
  return row;
}
