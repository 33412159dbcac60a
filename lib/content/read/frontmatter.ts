import { isAlias, isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Place } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { yamlMistakes } from "./yaml-mistakes.ts";

/** A YAML text, and the place of each of its fields in the file. */
export type Fields = {
  /** The values; undefined when the YAML cannot be read. */
  value: unknown;
  /** Problems of the YAML itself. */
  problems: Problem[];
  /** The place of a field or of its nearest parent; with `key`, the place of its name. */
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
  const problems = yamlMistakes(yaml, document).map(({ offset, found, remedy }) => ({
    file,
    ...place(offset),
    found,
    remedy,
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
      const pair = node.items.find(
        (item) => isPair(item) && isNode(item.key) && !isAlias(item.key) && item.key.toJSON() === step,
      );
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
