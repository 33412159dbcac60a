import type { Problem } from "../problem.ts";
import type { AllContent } from "./content-types.ts";

/**
 * Figures and datasets whose `reviewBy` has passed. These are warnings: a build must not fail because a day has passed,
 * but `content:check --strict` does.
 */
export function checkReviewDates({ statistics, datasets }: AllContent, today: string): Problem[] {
  const figures = statistics.flatMap(({ file, figures: list, placeOf }) =>
    list.map(({ id, reviewBy }, index) => ({ file, id, reviewBy, place: placeOf([index, "reviewBy"]) })),
  );
  const series = datasets.flatMap(({ file, dataset, placeOf }) =>
    dataset ? [{ file, id: dataset.id, reviewBy: dataset.reviewBy, place: placeOf(["reviewBy"]) }] : [],
  );
  return [...figures, ...series]
    .filter(({ reviewBy }) => reviewBy < today)
    .map(({ file, id, reviewBy, place: { line, column } }) => ({
      file,
      line,
      column,
      level: "warning",
      found: `\`${id}\` was to be reviewed by ${reviewBy}`,
      remedy: "look for a newer figure at its source, then set `reviewBy` to the day of the next review",
    }));
}
