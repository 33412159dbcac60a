import type { Locale } from "../../i18n/locales.ts";
import { splitRaised } from "../../i18n/raised.ts";
import { typeset } from "../../i18n/typography.ts";
import { findComponentRule } from "../mdx-components.ts";
import { isComponent, type TreeNode } from "./tree.ts";

const BILL = /(?<![\p{L}\p{N}-])([CS]-\d{1,3})(?![\p{L}\p{N}-])/gu;
const BLOCKS = new Set(["p", "li", "td", "th", "h1", "h2", "h3", "h4", "blockquote", "ul", "ol", "table"]);

/**
 * Typesets a text and the attributes of its components, and keeps bill numbers such as C-2 on one line. Code is left as
 * written.
 */
export function rehypeTypography(locale: Locale) {
  return (tree: TreeNode): void => {
    setChildren(locale, tree, { before: "" });
  };
}

function setChildren(locale: Locale, parent: TreeNode, line: { before: string }): void {
  parent.children = (parent.children ?? []).flatMap((node) => {
    if (node.type === "text") return setText(locale, node.value ?? "", line);
    if (node.tagName === "code" || node.tagName === "pre") {
      line.before = "x";
      return [node];
    }
    if (isComponent(node)) setAttributes(locale, node);
    const startsLine = node.type === "mdxJsxFlowElement" || BLOCKS.has(node.tagName ?? "");
    setChildren(locale, node, startsLine ? { before: "" } : line);
    return [node];
  });
}

function setText(locale: Locale, value: string, line: { before: string }): TreeNode[] {
  const text = typeset(locale, value, line.before);
  line.before = text.at(-1) ?? line.before;
  return text
    .split(BILL)
    .flatMap((part, index) => (index % 2 === 0 ? raised(locale, part) : unbroken(part)))
    .filter((node) => node.value !== "");
}

function raised(locale: Locale, text: string): TreeNode[] {
  return splitRaised(locale, text).map((part, index) =>
    index % 2 === 0
      ? { type: "text", value: part }
      : { type: "element", tagName: "sup", properties: {}, children: [{ type: "text", value: part }] },
  );
}

function unbroken(value: string): TreeNode {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["nowrap"] },
    children: [{ type: "text", value }],
  };
}

function setAttributes(locale: Locale, node: TreeNode): void {
  const rule = findComponentRule(node.name);
  for (const attribute of node.attributes ?? []) {
    if (typeof attribute.value !== "string" || rule?.attributes[attribute.name ?? ""]?.kind !== "words") continue;
    attribute.value = typeset(locale, attribute.value);
  }
}
