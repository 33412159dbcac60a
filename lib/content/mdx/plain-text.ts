import { type TreeNode, textOf } from "./tree.ts";

/**
 * A text without formatting: paragraphs separated by a blank line, list items on lines of their own that begin with "-
 * " or their number.
 */
export function plainText(tree: TreeNode): string {
  return (tree.children ?? []).map(blockText).filter(Boolean).join("\n\n").normalize("NFC").trim();
}

function blockText(node: TreeNode): string {
  if (node.type !== "list") return oneLine(textOf(node));
  return (node.children ?? [])
    .map(
      (item, index) =>
        `${"ordered" in node && node.ordered ? `${index + 1}.` : "-"} ${oneLine((item.children ?? []).map(textOf).join(" "))}`,
    )
    .join("\n");
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
