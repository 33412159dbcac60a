import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../problem.ts";
import { type Dataset, datasetSchema } from "../schema/dataset.ts";
import { listFiles } from "./folders.ts";
import type { Fields } from "./frontmatter.ts";
import { placesIn } from "./locate-in-typescript.ts";
import { placeOfError, reasonOf, runFile } from "./run-file.ts";
import { validate } from "./validate.ts";

/** The folder of the datasets: one file each, named after its id. */
const DATASETS_FOLDER = "content/statistics/datasets";

/** A dataset's file: its content, or its problems. `placeOf` finds the place of a field. */
export type DatasetFile = { file: string; dataset: Dataset | null; problems: Problem[]; placeOf: Fields["placeOf"] };

/** Reads every dataset. Never throws: a file that cannot be run is a problem of that file. */
export async function readDatasets(root: string): Promise<DatasetFile[]> {
  const names = await listFiles(root, DATASETS_FOLDER, "ts");
  const files = await Promise.all(names.map((name) => readOne(root, `${DATASETS_FOLDER}/${name}`)));
  return files.map((file) => ({ ...file, problems: [...file.problems, ...misnamed(file), ...repeated(file, files)] }));
}

async function readOne(root: string, file: string): Promise<DatasetFile> {
  const source = await readFile(join(root, file), "utf8");
  const placeOf = placesIn(source);
  let value: unknown;
  try {
    value = (await runFile(root, file)).default ?? null;
  } catch (error) {
    const found = `TypeScript that cannot be run (${reasonOf(error)})`;
    const remedy = "compare it with another file of content/statistics/datasets";
    return { file, dataset: null, problems: [{ file, ...placeOfError(error, file), found, remedy }], placeOf };
  }
  const result = validate(datasetSchema, file, { value, problems: [], placeOf });
  return result.ok
    ? { file, dataset: result.value, problems: [], placeOf }
    : { file, dataset: null, problems: result.problems, placeOf };
}

function misnamed({ file, dataset, placeOf }: DatasetFile): Problem[] {
  if (!dataset || file === `${DATASETS_FOLDER}/${dataset.id}.ts`) return [];
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
