import { type TreeNode, textOf, walk } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import type { Text } from "./content-types.ts";
import { PLAIN_TEXTS, placeOfNode } from "./texts.ts";

/**
 * Headings begin at the second level and go down one level at a time; texts to be signed and letters have none. Pictures must be
 * figures.
 */
export function checkHeadings(text: Text): Problem[] {
  const problems: Problem[] = [];
  const plain = PLAIN_TEXTS[text.kind];
  if (!text.tree) return problems;
  const report = (node: TreeNode, found: string, remedy: string) =>
    problems.push({ file: text.file, ...placeOfNode(node), found, remedy });
  let level = 1;
  walk(text.tree, (node) => {
    if (node.type === "image")
      report(
        node,
        "a picture in Markdown",
        'write <Figure name="…" alt="…">caption</Figure>, with the name of a file of public/illustrations',
      );
    if (node.type === "footnoteReference" && plain)
      report(node, `a note in ${plain}`, "write plain paragraphs and lists only");
    if (node.type !== "heading") return;
    const depth = node.depth ?? 1;
    const mark = "#".repeat(depth);
    if (plain) report(node, `a heading (\`${mark}\`) in ${plain}`, "write plain paragraphs and lists only");
    else if (depth === 1)
      report(
        node,
        "a heading of the first level (`#`)",
        "the title of the frontmatter is the first level: begin with `##`",
      );
    else if (depth > level + 1)
      report(
        node,
        `a heading that skips a level (\`${mark}\` after \`${"#".repeat(level)}\`)`,
        `write \`${"#".repeat(level + 1)}\``,
      );
    if (textOf(node).trim() === "") report(node, "an empty heading", "write its words or remove it");
    level = Math.max(depth, 2);
  });
  return problems;
}
