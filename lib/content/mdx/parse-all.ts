import { explain, type MdxMistake } from "./mistakes.ts";
import { parseMdx } from "./parse.ts";
import type { TreeNode } from "./tree.ts";

// A text with more mistakes than this needs a second check after the first corrections.
const ROUNDS_MAX = 25;

/**
 * The tree of a text and every mistake of its syntax. The parser stops at the first mistake, so this records it,
 * removes the offending character (lines and columns stay) and parses again.
 * @returns tree null when the text could not be read to its end
 */
export function parseAll(mdx: string): { tree: TreeNode | null; mistakes: MdxMistake[] } {
  const mistakes: MdxMistake[] = [];
  let text = mdx;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    try {
      return { tree: parseMdx(text), mistakes };
    } catch (error) {
      const { mistake, corrected } = explain(error, text);
      if (mistake && !mistakes.some((known) => known.line === mistake.line && known.column === mistake.column)) {
        mistakes.push(mistake);
      }
      if (corrected === null || corrected === text) return { tree: null, mistakes };
      text = corrected;
    }
  }
  const { line = 1, column = 1 } = mistakes.at(-1) ?? {};
  const found = `more than ${ROUNDS_MAX} mistakes: the rest was not read`;
  mistakes.push({ line, column, found, remedy: "correct those above, then check again" });
  return { tree: null, mistakes };
}
