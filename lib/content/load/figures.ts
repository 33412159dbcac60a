import { typesetAll } from "../../i18n/typography.ts";
import { ContentError } from "../problem.ts";
import { projectRoot } from "../read/folders.ts";
import { readNumbers } from "../read/statistics.ts";
import type { Figure } from "../schema/figure.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

const load = cacheUntilChanged("content/statistics", async (root) => {
  const files = (await readNumbers(root)).statistics;
  const problems = files.flatMap((file) => file.problems);
  if (problems.length > 0) throw new ContentError(problems);
  return new Map(files.flatMap((file) => file.figures).map((figure) => [figure.id, typesetAll("en", figure)]));
});

/** Every figure of `content/statistics`, in the order of its files. @throws ContentError */
export async function listFigures(): Promise<Figure[]> {
  return [...(await load(projectRoot())).values()];
}

/** A figure by its id. @throws ContentError; Error when there is none */
export async function getFigure(id: string): Promise<Figure> {
  const figure = (await load(projectRoot())).get(id);
  if (!figure) throw new Error(`There is no figure "${id}" in content/statistics.`);
  return figure;
}
