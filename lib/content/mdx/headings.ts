import type { Locale } from "../../i18n/locales.ts";
import { typeset } from "../../i18n/typography.ts";
import { parseMdx } from "./parse.ts";
import { type TreeNode, textOf, walk } from "./tree.ts";

/** A section of a text: its anchor, its title and its level (2 or 3). */
export type Heading = { id: string; text: string; level: number };

/** The anchor of a heading: lower case, without accents, words joined by hyphens. */
export function anchorOf(text: string): string {
  return text
    .replace(/œ/giu, "oe")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}

/** The h2 and h3 of a Markdown tree with their anchors as rendered; a repeated anchor ends in -2, -3… */
export function headingsOf(tree: TreeNode): Heading[] {
  const anchors = new Anchors();
  const found: Heading[] = [];
  walk(tree, (node) => {
    const level = node.type === "heading" ? (node.depth ?? 0) : 0;
    if (level === 2 || level === 3) found.push({ id: anchors.next(textOf(node)), text: textOf(node), level });
  });
  return found;
}

/** The h2 of a text, typeset, with their anchors. */
export function sectionsOf(locale: Locale, mdx: string): Heading[] {
  return headingsOf(parseMdx(mdx))
    .filter(({ level }) => level === 2)
    .map((heading) => ({ ...heading, text: typeset(locale, heading.text) }));
}

/**
 * Gives the h2 and h3 of a rendered text their ids. It must run before the typography rules, so that anchors come from
 * the text as written.
 */
export function rehypeHeadingIds() {
  return (tree: TreeNode): void => {
    const anchors = new Anchors();
    walk(tree, (node) => {
      if (node.tagName !== "h2" && node.tagName !== "h3") return;
      // The heading of the notes has one, which their marks refer to.
      if (node.properties?.id) return;
      node.properties = { ...node.properties, id: anchors.next(textOf(node)) };
    });
  };
}

class Anchors {
  readonly #seen = new Map<string, number>();

  next(text: string): string {
    const anchor = anchorOf(text) || "section";
    const times = (this.#seen.get(anchor) ?? 0) + 1;
    this.#seen.set(anchor, times);
    return times === 1 ? anchor : `${anchor}-${times}`;
  }
}
