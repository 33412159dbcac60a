import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Fields, readFields } from "./frontmatter.ts";

/** A file of content: its fields, and for a text its MDX on the lines it has in the file. */
type TextFile = {
  /** Relative to the project, with forward slashes. */
  file: string;
  fields: Fields;
  /** The file with its frontmatter replaced by blank lines; empty for YAML files. */
  mdx: string;
};

/** Reads an `.mdx` file. A frontmatter that is missing or not closed is one of the problems of its fields. */
export async function readText(root: string, file: string): Promise<TextFile> {
  const source = await readSource(root, file);
  const match = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/mu.exec(source);
  if (match?.index !== 0) return { file, fields: withoutFrontmatter(file), mdx: "" };
  const [whole, yaml = ""] = match;
  return { file, fields: readFields(file, yaml, 2), mdx: whole.replace(/[^\n]/gu, "") + source.slice(whole.length) };
}

/** Reads a `.yaml` file. */
export async function readYaml(root: string, file: string): Promise<TextFile> {
  return { file, fields: readFields(file, await readSource(root, file)), mdx: "" };
}

async function readSource(root: string, file: string): Promise<string> {
  const source = await readFile(join(root, file), "utf8");
  return source.replace(/^\ufeff/u, "").replaceAll("\r\n", "\n");
}

function withoutFrontmatter(file: string): Fields {
  const problem = {
    file,
    line: 1,
    column: 1,
    found: "no frontmatter: the file must begin with a line ---, then its fields, then a line ---",
    remedy: "copy the first lines of a file of the same folder and fill them in",
  };
  return { value: undefined, problems: [problem], placeOf: () => ({ line: 1, column: 1 }) };
}
