import { isComponent, type TreeNode, textOf, walk } from "../mdx/tree.ts";
import { findComponentRule } from "../mdx-components.ts";
import type { Problem } from "../problem.ts";
import type { Text } from "./content-types.ts";
import { placeOfNode } from "./texts.ts";

/** Components that draw nothing of what stands between their tags. */
const WITHOUT_TEXT = ["Source", "Stat", "Chart", "Help", "Organisation", "Download"];
/** Components whose caption may be left out. */
const MAY_BE_EMPTY = [...WITHOUT_TEXT, "Figure", "Photo"];

/** Parts that show nothing, and words that are lost: readers would miss either. */
export function checkEmptyParts(text: Text): Problem[] {
  const { tree, file } = text;
  if (!tree || !text.whole) return [];
  const problems: Problem[] = [];
  const report = (node: TreeNode, found: string, remedy: string) =>
    problems.push({ file, ...placeOfNode(node), found, remedy });
  const titles = new Map<string, number>();
  const used = new Set<string>();
  walk(tree, (node) => {
    if (node.type === "linkReference" || node.type === "footnoteReference") used.add(nameOf(node));
  });
  walk(tree, (node, parents) => {
    const empty = !hasWords(node);
    if ((node.type === "link" || node.type === "linkReference") && empty)
      report(node, "a link without words", "write the words that lead there: [words](address)");
    if (node.type === "link" && node.title)
      report(
        node,
        `words in quotation marks after an address (\`${node.title}\`), which most readers never see`,
        "write them in the text",
      );
    if (node.type === "listItem" && empty) report(node, "an empty item of a list", "write its words or remove it");
    if (node.type === "listItem" && typeof node.checked === "boolean")
      report(node, "a box to tick in a list", "remove the `[ ]`: nobody can tick it");
    if (node.type === "blockquote" && empty) report(node, "an empty quotation", "write its words or remove it");
    if (node.type === "definition" && !used.has(nameOf(node)))
      report(
        node,
        `\`[${node.label ?? ""}]:\` at the beginning of a line, which is left out`,
        "write the words in another order, or remove it",
      );
    if (node.type === "footnoteDefinition" && !used.has(nameOf(node)))
      report(
        node,
        `the note \`[^${node.label ?? ""}]\`, which no sentence refers to`,
        "write its mark after the words it belongs to, or remove it",
      );
    if (node.type === "heading") checkHeading(node);
    if (node.type === "table") checkTable(node);
    if (isComponent(node)) checkComponent(node, empty, parents);
  });
  return problems;

  function checkHeading(node: TreeNode): void {
    const title = textOf(node).trim();
    const { line } = placeOfNode(node);
    if (text.mdx.split("\n")[line - 1]?.trimStart().startsWith("#") === false)
      report(
        node,
        "a line of hyphens below words, which makes them a heading",
        "leave an empty line before the hyphens, or write `## ` before the title",
      );
    const before = titles.get(`${title}`);
    if (before !== undefined && title)
      report(
        node,
        `the heading “${title}” for the second time (line ${before} is the first)`,
        "give each section its own title",
      );
    else titles.set(title, line);
  }

  function checkTable(node: TreeNode): void {
    const [head, ...rows] = node.children ?? [];
    const width = head?.children?.length ?? 0;
    for (const row of rows)
      if ((row.children?.length ?? 0) > width)
        report(
          row,
          `a row with ${row.children?.length} cells below ${width} headings: the last ones are left out`,
          "write as many headings as cells",
        );
  }

  function checkComponent(node: TreeNode, empty: boolean, parents: readonly TreeNode[]): void {
    const name = node.name ?? "";
    if (!findComponentRule(name)) return;
    if (empty && !MAY_BE_EMPTY.includes(name))
      report(node, `\`<${name}>\` with nothing in it`, `write between \`<${name}>\` and \`</${name}>\`, or remove it`);
    if (WITHOUT_TEXT.includes(name) && (node.children ?? []).some(hasWords))
      report(
        node,
        `words between \`<${name}>\` and \`</${name}>\`, which are left out`,
        `write \`<${name} … />\`, and the words after it`,
      );
    const inner = CONTAINERS[name];
    const stray =
      inner && (node.children ?? []).flatMap(unwrapped).find((child) => child.name !== inner && hasWords(child));
    if (stray && !parents.some((parent) => parent.name === name))
      report(
        stray,
        `words within \`<${name}>\` that are in no \`<${inner}>\``,
        `write \`<${inner} …>\` around them, or move them out`,
      );
  }
}

/** Components that hold only components of one kind. */
const CONTAINERS: Readonly<Record<string, string>> = {
  Stats: "Stat",
  Points: "Point",
  Asks: "Ask",
  Questions: "Question",
  Rights: "Right",
  Links: "LinkItem",
};

/** MDX wraps components on one line in a paragraph. */
function unwrapped(node: TreeNode): TreeNode[] {
  return node.type === "paragraph" && (node.children ?? []).some(isComponent) ? (node.children ?? []) : [node];
}

function hasWords(node: TreeNode): boolean {
  if (isComponent(node) && MAY_BE_EMPTY.includes(node.name ?? "")) return true;
  if (["image", "code", "thematicBreak", "mdxTextExpression", "mdxFlowExpression"].includes(node.type)) return true;
  if (node.type === "text" || node.type === "inlineCode") return /[^\s\p{Cf}]/u.test(node.value ?? "");
  return (node.children ?? []).some(hasWords);
}

function nameOf({ type, identifier, label }: TreeNode): string {
  return `${type.startsWith("footnote") ? "^" : ""}${identifier ?? label ?? ""}`;
}
