import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Problem } from "../problem.ts";
import { type Figure, figureSchema } from "../schema/figure.ts";
import { listFiles } from "./folders.ts";
import type { Fields } from "./frontmatter.ts";
import { placesIn } from "./locate-in-typescript.ts";
import { placeOfError, reasonOf, runFile } from "./run-file.ts";
import { validate } from "./validate.ts";

const FOLDER = "content/statistics";

/** A statistics file: its figures, or its problems. `placeOf` finds the place of a figure. */
export type StatisticsFile = {
  file: string;
  figures: Figure[];
  problems: Problem[];
  placeOf: Fields["placeOf"];
};

/** Reads every file of `content/statistics`. Never throws: a file that cannot be run is a problem of that file. */
export async function readStatistics(root: string): Promise<StatisticsFile[]> {
  const names = await listFiles(root, FOLDER, "ts");
  return Promise.all(names.map((name) => readOne(root, `${FOLDER}/${name}`)));
}

async function readOne(root: string, file: string): Promise<StatisticsFile> {
  const source = await readFile(join(root, file), "utf8");
  const none = { file, figures: [], placeOf: () => ({ line: 1, column: 1 }) };
  let value: unknown;
  try {
    value = (await runFile(root, file)).default ?? null;
  } catch (error) {
    const found = `TypeScript that cannot be run (${reasonOf(error)})`;
    return {
      ...none,
      problems: [
        { file, ...placeOfError(error, file), found, remedy: "compare it with another file of content/statistics" },
      ],
    };
  }
  const placeOf = placesIn(source);
  const result = validate(z.array(figureSchema), file, { value, problems: [], placeOf });
  if (!result.ok) return { ...none, problems: result.problems, placeOf };
  return { file, figures: result.value, problems: [], placeOf };
}
