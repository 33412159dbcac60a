import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../problem.ts";
import { type Fields, readFields } from "./frontmatter.ts";

/** A file of content: its fields, and for a text its MDX with the line numbers of the file. */
type TextFile = {
  /** Relative to the project, with forward slashes. */
  file: string;
  fields: Fields;
  /** The file with its frontmatter replaced by blank lines; empty for YAML files. */
  mdx: string;
};

/**
 * Reads an `.mdx` file. A missing or unclosed frontmatter, or a file that is not text, becomes a problem of its fields.
 */
export async function readText(root: string, file: string): Promise<TextFile> {
  const source = await readSource(root, file);
  if (typeof source !== "string") return { file, fields: withoutFields(file, source), mdx: "" };
  const match = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/mu.exec(source);
  if (match?.index !== 0) return { file, fields: withoutFields(file, noFrontmatter(source)), mdx: "" };
  const [whole, yaml = ""] = match;
  return { file, fields: readFields(file, yaml, 2), mdx: whole.replace(/[^\n]/gu, "") + source.slice(whole.length) };
}

/** Reads a `.yaml` file. */
export async function readYaml(root: string, file: string): Promise<TextFile> {
  const source = await readSource(root, file);
  return { file, fields: typeof source === "string" ? readFields(file, source) : withoutFields(file, source), mdx: "" };
}

type Mistake = Omit<Problem, "file">;

/** The text of a file without its byte order mark, with lines ended by `\n`; or why it has none. */
async function readSource(root: string, file: string): Promise<string | Mistake> {
  const bytes = await readFile(join(root, file)).catch((error: NodeJS.ErrnoException) => error); // reported in the next line
  if (bytes instanceof Error) return { ...TOP, ...unreadable(bytes.code) };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text.replaceAll("\r\n", "\n");
  } catch {
    // Not UTF-8: reported below, as for a file with NUL in it.
  }
  return {
    ...TOP,
    found: "this is not plain text in UTF-8: a picture or a document, or a text saved in an old encoding",
    remedy: "save it as plain text with the encoding UTF-8, and read its accents again",
  };
}

const TOP = { line: 1, column: 1 };

function unreadable(code: string | undefined): Pick<Mistake, "found" | "remedy"> {
  if (code === "EISDIR") return { found: "a folder where a file belongs", remedy: "move it away and write the file" };
  return { found: `a file that cannot be opened (${code})`, remedy: "check who may read it, or write it again" };
}

/** Why a text has no fields: the file is empty, something precedes the first line, or the frontmatter does not end. */
function noFrontmatter(source: string): Mistake {
  const copy = "copy the first lines of a file of the same folder and fill them in";
  if (source.trim() === "") return { ...TOP, found: "an empty file", remedy: copy };
  const lines = source.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  if (/^---[ \t]*$/u.test(lines[0] ?? "")) {
    const last = lines.findLastIndex((line, at) => at > 0 && /^\s*(?:- )?[\w-]+:(?:\s|$)/u.test(line));
    return {
      line: Math.max(last, 0) + 1,
      column: 1,
      found: "the frontmatter is opened and not closed",
      remedy: "write a line --- after its last field, and the text below it",
    };
  }
  if (/^\s*-{2,}\s*$/u.test(lines[first] ?? ""))
    return {
      line: first + 1,
      column: 1,
      found: "the frontmatter does not begin on the first line with three hyphens",
      remedy: "make --- the first line of the file, with nothing before it",
    };
  return {
    ...TOP,
    found: "no frontmatter: the file must begin with a line ---, then its fields, then a line ---",
    remedy: copy,
  };
}

function withoutFields(file: string, mistake: Mistake): Fields {
  return { value: undefined, problems: [{ file, ...mistake }], placeOf: () => TOP };
}
