import { isComponent, type TreeNode, walk } from "../mdx/tree.ts";
import { findComponentRule } from "../mdx-components.ts";
import type { Problem } from "../problem.ts";
import type { Text, TextKind } from "./content-types.ts";

const WORDS: Readonly<Partial<Record<TextKind, readonly [least: number, most: number]>>> = {
  issue: [700, 1400],
  petition: [120, 250],
  news: [80, 200],
  letter: [60, 200],
};

/** Texts that are short on purpose, and say so. */
const FORMS = { brief: [10, 80], announcement: [10, 200] } as const;
const SHORT_ISSUE = [150, 1400] as const;

/** Issue pages, petitions, letters and news items must have the length that their readers expect. */
export function checkLength(text: Text): Problem[] {
  const { form, short } = (text.value ?? {}) as { form?: keyof typeof FORMS; short?: true };
  const bounds = form ? FORMS[form] : short ? SHORT_ISSUE : WORDS[text.kind];
  if (!bounds || !text.tree) return [];
  const [least, most] = bounds;
  const words = countWords(text.tree);
  if (words >= least && words <= most) return [];
  // An empty text begins at the end of its file.
  const first = text.tree.children?.[0]?.position?.start ?? text.tree.position?.end ?? { line: 1, column: 1 };
  const remedy = words < least ? `write at least ${least}` : `cut it to ${most} at most`;
  return [{ file: text.file, line: first.line, column: first.column, found: `a text of ${words} words`, remedy }];
}

/** The number of words of a text, with those in the attributes of its components. */
function countWords(tree: TreeNode): number {
  let words = 0;
  const add = (text: string) => {
    words += text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,\u00a0\u202f-]*/gu)?.length ?? 0;
  };
  walk(tree, (node) => {
    if (node.type === "text") add(node.value ?? "");
    if (!isComponent(node)) return;
    const rule = findComponentRule(node.name);
    for (const { name, value } of node.attributes ?? []) {
      if (rule?.attributes[name ?? ""]?.kind === "words" && typeof value === "string") add(value);
    }
  });
  return words;
}
