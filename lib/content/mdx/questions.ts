import { isComponent, type TreeNode, textOf, walk } from "./tree.ts";

/** A question of a text with its answer as plain text. */
export type Question = { question: string; answer: string };

/** Every `<Question q="…">` of a Markdown tree, without the marks of its sources. */
export function questionsOf(tree: TreeNode): Question[] {
  const found: Question[] = [];
  walk(tree, (node) => {
    if (!isComponent(node) || node.name !== "Question") return;
    const question = node.attributes?.find(({ name }) => name === "q")?.value;
    if (typeof question !== "string") return;
    // Paragraphs would otherwise run into each other.
    const answer = (node.children ?? []).map(textOf).join(" ").replace(/\s+/gu, " ").trim();
    found.push({ question, answer });
  });
  return found;
}
