import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { placeAt } from "../mdx/mistakes.ts";
import type { Problem } from "../problem.ts";
import { type Figure, figureSchema } from "../schema/figure.ts";
import { listFiles } from "./folders.ts";
import type { Fields } from "./frontmatter.ts";
import { reasonOf, runFile } from "./run-file.ts";
import { validate } from "./validate.ts";

const FOLDER = "content/statistics";

/** A statistics file: its figures, or what to mend. `placeOf` says where a figure stands. */
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
        { file, line: 1, column: 1, found, remedy: "compare the file with another one of content/statistics" },
      ],
    };
  }
  const placeOf = placesIn(source, value);
  const result = validate(z.array(figureSchema), file, { value, problems: [], placeOf });
  if (!result.ok) return { ...none, problems: result.problems, placeOf };
  return { file, figures: result.value, problems: [], placeOf };
}

/** TypeScript gives no places for values: a field is looked for after the `id` of its figure. */
function placesIn(source: string, value: unknown): Fields["placeOf"] {
  return ([index, ...path]) => {
    const figure: unknown = Array.isArray(value) && typeof index === "number" ? value[index] : undefined;
    const id = typeof figure === "object" && figure !== null && "id" in figure ? figure.id : undefined;
    let offset = find(source, /\bid:\s*["'`]([^"'`]*)["'`]/gu, id, 0);
    for (const step of path) offset = find(source, /\b([\w-]+)["']?\s*:/gu, step, offset);
    return placeAt(source, offset);
  };
}

/** Where, from an offset on, a pattern captures a word; the offset itself when nowhere. */
function find(source: string, pattern: RegExp, word: unknown, from: number): number {
  const hit = [...source.slice(from).matchAll(pattern)].find((match) => match[1] === word);
  return from + (hit?.index ?? 0);
}
