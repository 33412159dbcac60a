/** A place in a text: line and column from 1, offset from 0. */
export type Place = { line: number; column: number; offset?: number };

/** A node of a Markdown or HTML tree, with the parts that this folder reads. */
export type TreeNode = {
  type: string;
  children?: TreeNode[];
  value?: string;
  /** Heading level, 1 to 6 (Markdown). */
  depth?: number;
  /** Component name (MDX). */
  name?: string | null;
  attributes?: TreeAttribute[];
  /** Link address (Markdown). */
  url?: string;
  /** Words that appear over a link (Markdown). */
  title?: string | null;
  /** Name of a note or of a link's definition (Markdown). */
  identifier?: string;
  label?: string | null;
  /** Whether an item of a list has a ticked box; null without one (Markdown). */
  checked?: boolean | null;
  alt?: string | null;
  /** Element name and attributes (HTML). */
  tagName?: string;
  properties?: Record<string, unknown>;
  position?: { start: Place; end: Place };
};

/** An attribute of a component: a string, null for a bare name, an object for an expression. */
export type TreeAttribute = {
  type: string;
  name?: string;
  value?: string | null | { type: string; value: string };
  position?: { start: Place; end: Place };
};

/** Whether the node is a component, on lines of its own or within a sentence. */
export function isComponent(node: TreeNode): boolean {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/** Visits every node, parents first. */
export function walk(
  node: TreeNode,
  visit: (node: TreeNode, parents: readonly TreeNode[]) => void,
  parents: readonly TreeNode[] = [],
): void {
  visit(node, parents);
  const within = [...parents, node];
  for (const child of node.children ?? []) walk(child, visit, within);
}

/** The text of a node, without formatting. */
export function textOf(node: TreeNode): string {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") return node.value ?? "";
  if (node.type === "break") return " ";
  return (node.children ?? []).map(textOf).join("");
}
