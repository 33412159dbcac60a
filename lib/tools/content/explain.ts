import { readFile } from "node:fs/promises";

/** The comment above each field, by the field's path: `status.checked`. */
export type Explanations = ReadonlyMap<string, string>;

/**
 * Reads the comments of a schema file: they are the editors' manual, and JSON Schemas and new files contain them. It
 * relies on the formatter: two spaces per level, one field per line.
 * @param schema the name of the exported schema
 */
export async function explainFields(file: URL, schema: string): Promise<Explanations> {
  const lines = (await readFile(file, "utf8")).split("\n");
  const first = lines.findIndex((line) => new RegExp(`\\bconst ${schema}\\b`, "u").test(line));
  const explanations = new Map<string, string>();
  const path: { indent: number; name: string }[] = [];
  let comment = "";
  for (const line of lines.slice(first + 1)) {
    if (/^(?:export |const |\/\*\*)/u.test(line)) break;
    const words = /^\s*\/\*\* (.*?)(?: \*\/)?$/u.exec(line)?.[1];
    if (words) {
      comment = words;
      continue;
    }
    const [, spaces = "", name] = /^(\s+)"?([\w-]+)"?(?:: |,$)/u.exec(line) ?? [];
    if (!name) continue;
    while ((path.at(-1)?.indent ?? -1) >= spaces.length) path.pop();
    path.push({ indent: spaces.length, name });
    if (comment) explanations.set(path.map((step) => step.name).join("."), comment);
    comment = "";
  }
  return explanations;
}
