import { isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Place } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";

/** A YAML text and the way from a field to its place in the file. */
export type Fields = {
  /** The values; undefined when the YAML cannot be read. */
  value: unknown;
  /** Problems of the YAML itself. */
  problems: Problem[];
  /** Where a field stands, or its nearest parent; with `key`, where its name stands. */
  placeOf: (path: readonly PropertyKey[], part?: "value" | "key") => Place;
};

/** Reads YAML that begins on line `firstLine` of a file. Never throws. */
export function readFields(file: string, yaml: string, firstLine = 1): Fields {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const problems = document.errors.map((error) => ({
    file,
    ...place(error.pos[0]),
    ...inWords(error.code, error.message),
  }));
  return {
    value: problems.length === 0 ? document.toJS() : undefined,
    problems,
    placeOf: (path, part = "value") => place(offsetOf(document.contents, path, part)),
  };
}

function offsetOf(root: Node | null, path: readonly PropertyKey[], part: "value" | "key"): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isNode(item.key) && item.key.toJSON() === step);
      if (!pair) return offset;
      const wantsKey = part === "key" && index === path.length - 1;
      node = wantsKey || !isNode(pair.value) ? pair.key : pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
    } else return offset;
    if (isNode(node)) offset = node.range?.[0] ?? offset;
  }
  return offset;
}

const QUOTE_IT = "put the whole value between double quotes";

const YAML_WORDS: Readonly<Record<string, readonly [found: string, remedy: string]>> = {
  DUPLICATE_KEY: ["the same field twice", "keep one of the two"],
  TAB_AS_INDENT: ["a tab at the beginning of the line", "indent with two spaces"],
  BAD_INDENT: ["a line indented too much or too little", "line it up with its neighbours, two spaces for each level"],
  MULTILINE_IMPLICIT_KEY: ["a line that YAML cannot read: a colon or a quotation mark in the words", QUOTE_IT],
  BLOCK_AS_IMPLICIT_KEY: ["a second colon followed by a space on the line", QUOTE_IT],
  MISSING_CHAR: ["a missing quotation mark, bracket or colon", `close what was opened, or ${QUOTE_IT}`],
  BAD_SCALAR_START: ["a value that begins with a character reserved by YAML", QUOTE_IT],
  UNEXPECTED_TOKEN: [
    "punctuation or words where YAML does not expect them",
    `compare the line with the same field of another file; if its words hold a colon, brackets or quotation marks, ${QUOTE_IT}`,
  ],
  BAD_DQ_ESCAPE: ["a backslash between double quotes", "write it twice, or remove it"],
};

function inWords(code: string, message: string): Pick<Problem, "found" | "remedy"> {
  const [found, remedy] = YAML_WORDS[code] ?? [`YAML that cannot be read (${message.split("\n")[0]})`, QUOTE_IT];
  return { found, remedy };
}
