import { type TreeNode, walk } from "./tree.ts";

/**
 * Sets the spacing of source marks: no space before one, whatever the editor typed, and a comma between two, which
 * would otherwise look like one number.
 */
export function rehypeSourceMarks() {
  return (tree: TreeNode): void => {
    walk(tree, (node) => {
      if (node.children?.some(isMark)) node.children = node.children.flatMap(setClose);
    });
  };
}

function isMark(node: TreeNode | undefined): boolean {
  return node?.name === "Source";
}

function setClose(node: TreeNode, index: number, siblings: TreeNode[]): TreeNode[] {
  const next = siblings[index + 1];
  if (isMark(node) && isMark(next)) return [node, comma()];
  if (node.type !== "text" || !isMark(next)) return [node];
  const value = (node.value ?? "").trimEnd();
  if (value === "" && isMark(siblings[index - 1])) return [comma()];
  return [{ ...node, value }];
}

function comma(): TreeNode {
  return {
    type: "element",
    tagName: "sup",
    properties: { className: ["fn-comma"] },
    children: [{ type: "text", value: "," }],
  };
}
