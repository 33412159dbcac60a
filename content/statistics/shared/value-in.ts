import type { DatasetInput } from "#lib/content/schema/dataset.ts";

/**
 * One value of a dataset, so that a figure or another dataset need not type it again.
 * @throws when the dataset has no such value
 */
export function valueIn({ id, series, rows }: DatasetInput, seriesId: string, key: string | number): number {
  const index = series.findIndex((each) => each.id === seriesId);
  const value = rows.find((row) => row.key === String(key))?.values[index];
  if (typeof value !== "number") throw new Error(`The dataset ${id} has no value for ${seriesId} in ${key}.`);
  return value;
}
