import { z } from "zod";
import type { Problem } from "../problem.ts";
import { type Dataset, datasetSchema } from "../schema/dataset.ts";
import { type Figure, figureSchema } from "../schema/figure.ts";
import { fillFromOthers } from "./fill-from-others.ts";
import { listFiles } from "./folders.ts";
import type { Fields } from "./frontmatter.ts";
import { putSources, readSharedSources, SOURCES_FILE } from "./shared-sources.ts";
import { readYaml } from "./text-file.ts";
import { validate } from "./validate.ts";
import { type Written, workOutAll } from "./work-out-all.ts";

const FIGURES_FOLDER = "content/statistics";
/** The folder of the datasets: one file each, named after its id. */
const DATASETS_FOLDER = "content/statistics/datasets";

/** A file of figures: its figures, or its problems. `placeOf` finds the place of a figure. */
export type StatisticsFile = { file: string; figures: Figure[]; problems: Problem[]; placeOf: Fields["placeOf"] };

/** A dataset's file: its content, or its problems. `placeOf` finds the place of a field. */
export type DatasetFile = { file: string; dataset: Dataset | null; problems: Problem[]; placeOf: Fields["placeOf"] };

/** All figures and datasets, with formulas worked out and shared sources put in. Never throws. */
export async function readNumbers(root: string): Promise<{ statistics: StatisticsFile[]; datasets: DatasetFile[] }> {
  const read = async (folder: string): Promise<Written[]> => {
    const files = (await listFiles(root, folder, "yaml")).map((name) => `${folder}/${name}`);
    return Promise.all(files.filter((file) => file !== SOURCES_FILE).map((file) => readYaml(root, file)));
  };
  const [figures, series, shared] = [
    await read(FIGURES_FOLDER),
    await read(DATASETS_FOLDER),
    await readSharedSources(root),
  ];
  const others = [
    ...workOutAll(series, figures),
    ...[...series, ...figures].flatMap((file) => putSources(file, shared)),
  ];
  others.push(...fillFromOthers(series, figures));
  const problemsOf = ({ file, fields }: Written) => [
    ...fields.problems,
    ...others.filter((problem) => problem.file === file),
  ];
  /** What a missing source or a wrong formula leaves behind is told once. */
  const schemaProblems = ({ file, fields }: Written, problems: readonly Problem[]) =>
    fields.problems.length > 0
      ? []
      : problems.filter(
          ({ line, column }) => !others.some((one) => one.file === file && one.line === line && one.column === column),
        );
  const datasets = series.map((written): DatasetFile => {
    const { file, fields } = written;
    const result = validate(datasetSchema, file, fields);
    const problems = [...problemsOf(written), ...(result.ok ? [] : schemaProblems(written, result.problems))];
    return {
      file,
      dataset: result.ok && problems.length === 0 ? result.value : null,
      problems,
      placeOf: fields.placeOf,
    };
  });
  const statistics = figures.map((written): StatisticsFile => {
    const { file, fields } = written;
    const result = validate(z.array(figureSchema), file, fields);
    const problems = [...problemsOf(written), ...(result.ok ? [] : schemaProblems(written, result.problems))];
    return { file, figures: result.ok && problems.length === 0 ? result.value : [], problems, placeOf: fields.placeOf };
  });
  if (shared.problems.length > 0)
    statistics.push({
      file: SOURCES_FILE,
      figures: [],
      problems: shared.problems,
      placeOf: () => ({ line: 1, column: 1 }),
    });
  return {
    statistics,
    datasets: datasets.map((file) => ({
      ...file,
      problems: [...file.problems, ...misnamed(file), ...repeated(file, datasets)],
    })),
  };
}

function misnamed({ file, dataset, placeOf }: DatasetFile): Problem[] {
  if (!dataset || file === `${DATASETS_FOLDER}/${dataset.id}.yaml`) return [];
  return [
    { file, ...placeOf(["id"]), found: `the id ${dataset.id}`, remedy: "give the file and the id the same name" },
  ];
}

function repeated({ file, dataset, placeOf }: DatasetFile, files: readonly DatasetFile[]): Problem[] {
  if (!dataset) return [];
  const twin = files.find((other) => other.dataset && other.file < file && other.dataset.slugs.fr === dataset.slugs.fr);
  if (!twin) return [];
  const found = `the French slug ${dataset.slugs.fr}, which is also that of ${twin.file}`;
  return [{ file, ...placeOf(["slugs", "fr"]), found, remedy: "give each dataset its own slug" }];
}
