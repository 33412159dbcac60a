import { findComponentRule, MDX_COMPONENT_NAMES } from "../mdx-components.ts";
import { ContentError } from "../problem.ts";
import { isComponent, type TreeNode, walk } from "./tree.ts";

/** Stops at components that no text may use, before React reports them in its own terms. */
export function remarkKnownComponents(file: string) {
  return (tree: TreeNode): void => {
    const unknown: TreeNode[] = [];
    walk(tree, (node) => {
      if (isComponent(node) && !findComponentRule(node.name)) unknown.push(node);
    });
    if (unknown.length === 0) return;
    throw new ContentError(
      unknown.map(({ name, position }) => ({
        file,
        line: position?.start.line ?? 1,
        column: position?.start.column ?? 1,
        found: `unknown component \`<${name ?? ""}>\``,
        remedy: `choose one of: ${MDX_COMPONENT_NAMES.join(", ")}`,
      })),
    );
  };
}
