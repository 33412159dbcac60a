import { basename } from "node:path";
import { typesetAll } from "../../i18n/typography.ts";
import { broken, leaveOut } from "../broken.ts";
import { projectRoot } from "../read/folders.ts";
import { readNumbers } from "../read/statistics.ts";
import type { Figure } from "../schema/figure.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

const load = cacheUntilChanged("content/statistics", async (root) => {
  const files = (await readNumbers(root)).statistics;
  const problems = files.flatMap((file) => file.problems);
  leaveOut(problems);
  const topics = new Map(files.map(({ file, figures }) => [basename(file, ".yaml"), figures.map(({ id }) => id)]));
  const figures = files.flatMap((file) => file.figures).map((figure) => [figure.id, typesetAll("en", figure)] as const);
  return { topics, figures: new Map(figures) };
});

/** Every figure of `content/statistics`, in the order of its files. @throws ContentError */
export async function listFigures(): Promise<Figure[]> {
  return [...(await load(projectRoot())).figures.values()];
}

/** The figures of each file, by its name: the key of an issue, or another subject. @throws ContentError */
export async function listFiguresByTopic(): Promise<{ topic: string; figures: Figure[] }[]> {
  const { topics, figures } = await load(projectRoot());
  return [...topics].map(([topic, ids]) => ({ topic, figures: ids.flatMap((id) => figures.get(id) ?? []) }));
}

/** A figure by its id. @throws ContentError; Error when there is none */
export async function getFigure(id: string): Promise<Figure> {
  const figure = (await load(projectRoot())).figures.get(id);
  if (!figure) throw broken(new Error(`There is no figure "${id}" in content/statistics.`));
  return figure;
}
