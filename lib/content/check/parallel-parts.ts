import type { Locale } from "../../i18n/locales.ts";
import { isComponent, type Place, type TreeNode } from "../mdx/tree.ts";
import { findComponentRule, isInline } from "../mdx-components.ts";
import type { Text } from "./content-types.ts";

type Where = Pick<Place, "line" | "column">;

/** A text unit, and the place of each of its characters in the file. */
export type Words = {
  text: string;
  placeAt: (offset: number) => Where;
  /** Whether it is a quotation, which may be in its original language. */
  quoted?: boolean;
};

/** Everything between one heading, table or component and the next: both languages of a page have the same segments. */
export type Segment = { blocks: Words[]; links: { href: string; place: Where }[] };

/** Replaces a source mark, so that the words before and after it stay separate. */
const MARK = " \u00a6 ";

/** The segments of a text, in reading order; the first one holds everything before the first heading. */
export function segmentsOf(tree: TreeNode): Segment[] {
  const segments: Segment[] = [{ blocks: [], links: [] }];
  visit(tree, false);
  return segments;

  function visit(node: TreeNode, within: boolean): void {
    const quoted = within || node.type === "blockquote" || (isComponent(node) && node.name === "Quote");
    const last = segments.at(-1);
    const rule = isComponent(node) && !isInline(node.name) ? findComponentRule(node.name) : null;
    if (rule || node.type === "heading" || node.type === "table") {
      segments.push(rule ? attributesOf(node) : { blocks: [], links: [] });
    } else if ((node.type === "link" || node.type === "definition") && last) {
      last.links.push({ href: node.url ?? "", place: startOf(node) });
    }
    if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") {
      segments.at(-1)?.blocks.push({ ...wordsOf(node), quoted });
      collectLinks(node);
    } else for (const child of node.children ?? []) visit(child, quoted);
  }

  /** Components and links may also be within a paragraph. */
  function collectLinks(node: TreeNode): void {
    for (const child of node.children ?? []) {
      if (child.type === "link")
        segments.at(-1)?.links.push({ href: child.url ?? "", place: startOf(child.position ? child : node) });
      if (isComponent(child) && !isInline(child.name) && findComponentRule(child.name))
        segments.push(attributesOf(child));
      collectLinks(child);
    }
  }
}

/** Text of the frontmatter that both languages have, by path. */
export function fieldsOf(text: Pick<Text, "fields">, except: readonly string[]): Map<string, Words> {
  const found = new Map<string, Words>();
  collect(text.fields.value, []);
  return found;

  function collect(value: unknown, path: readonly PropertyKey[]): void {
    if (typeof value === "string") {
      const { line, column } = text.fields.placeOf(path);
      found.set(path.join("."), { text: value, placeAt: () => ({ line, column }) });
    } else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (!except.includes(key)) collect(item, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    }
  }
}

/** The text of a paragraph, heading or cell, without its formatting and links. */
export function wordsOf(node: TreeNode): Words {
  const pieces: { at: number; node: TreeNode }[] = [];
  let text = "";
  gather(node);
  return {
    text,
    placeAt(offset) {
      // The parser gives no place to the words of a bare address: the words before it are the nearest place.
      const piece = pieces.findLast(({ at, node: { position } }) => at <= offset && position) ?? { at: 0, node };
      const before = text.slice(piece.at, offset).split("\n");
      const { line, column } = startOf(piece.node);
      const rest = before.at(-1)?.length ?? 0;
      return before.length === 1
        ? { line, column: column + rest }
        : { line: line + before.length - 1, column: rest + 1 };
    },
  };

  function gather(inner: TreeNode): void {
    if (inner.type === "text" || inner.type === "inlineCode") {
      pieces.push({ at: text.length, node: inner });
      text += inner.value ?? "";
    } else if (inner.type === "break") text += " ";
    else if (isComponent(inner) && inner.name === "Source") text += MARK;
    else for (const child of inner.children ?? []) gather(child);
  }
}

/** The text and the address of a component itself. */
function attributesOf(node: TreeNode): Segment {
  const rule = findComponentRule(node.name);
  const segment: Segment = { blocks: [], links: [] };
  for (const { name, value, position } of node.attributes ?? []) {
    if (typeof value !== "string") continue;
    const place = startOf(position ? { type: "attribute", position } : node);
    const kind = rule?.attributes[name ?? ""]?.kind;
    if (kind === "words") segment.blocks.push({ text: value, placeAt: () => place });
    if (kind === "href") segment.links.push({ href: value, place });
  }
  return segment;
}

function startOf(node: TreeNode): Where {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/** The name of a language, in messages to editors. */
export const LANGUAGE: Readonly<Record<Locale, string>> = { en: "English", fr: "French" };
