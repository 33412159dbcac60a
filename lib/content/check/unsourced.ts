import type { Locale } from "../../i18n/locales.ts";
import { isComponent, type TreeNode } from "../mdx/tree.ts";
import { isInline } from "../mdx-components.ts";
import type { Problem } from "../problem.ts";
import { amountsIn } from "./amounts.ts";
import type { Text } from "./content-types.ts";
import { wordsOf } from "./parallel-parts.ts";

/** Pages about the site itself: their figures are our own. */
const ABOUT_US = ["about", "method", "privacy", "accessibility"];

/** Words beside a number that names a place in a law, and the numbers that follow it: `sections 94.1 to 94.8`. */
const PLACES_IN_LAWS =
  /(?<!\p{L})(?:sections?|subsections?|ss?\.|articles?|art\.|paragraphs?|paragraphes?|par\.|alinéas?|al\.|chapters?|chapitres?|rules?|règles?|résolutions?|resolutions?|no\.?|n[o°]|nº)\s[\d.()\p{L}/-]*\d[\d.()\p{L}/-]*(?:(?:,|\s(?:to|and|or|à|et|ou))\s[\d.()/-]*\d[\d.()/-]*\p{L}{0,2}\)?)*/giu;

/** Every figure in prose must have a source mark in its paragraph, or in the same section, question or box. */
export function checkUnsourced(text: Text): Problem[] {
  if (!text.tree || !text.whole || ["petition", "letter"].includes(text.kind) || ABOUT_US.includes(text.key)) return [];
  if (isOurs(text)) return [];
  return sectionsOf(text.tree).flatMap((blocks) => {
    if (blocks.some(hasMark)) return [];
    return blocks.flatMap((block) => {
      const words = wordsOf(block);
      const figure = figuresIn(text.locale, words.text)[0];
      if (!figure) return [];
      const { line, column } = words.placeAt(figure.offset);
      const found = `the figure \`${figure.shown}\` without a source`;
      return [
        {
          file: text.file,
          line,
          column,
          found,
          remedy: 'write <Source id="…" /> after it, with a source of the frontmatter',
        },
      ];
    });
  });
}

/** An announcement is the campaign's own word, and an event its own plan. */
function isOurs({ kind, value }: Text): boolean {
  return kind === "event" || (value as { form?: string } | null)?.form === "announcement";
}

/** Telephone numbers that Canada writes with three digits. */
const SHORT_NUMBERS = ["211", "311", "411", "511", "811", "911", "988"];

/** Numbers that need a source: not dates, years, counts below ten or places in laws. */
function figuresIn(locale: Locale, text: string) {
  const open = text.replace(PLACES_IN_LAWS, (place) => " ".repeat(place.length));
  return amountsIn(locale, open).filter(({ value }) => {
    if (value.endsWith("%")) return true;
    if (SHORT_NUMBERS.includes(value) || !/^[\d.]+$/u.test(value)) return false;
    const number = Number(value);
    return number >= 10 && !(Number.isInteger(number) && number >= 1800 && number <= 2100);
  });
}

/** Paragraphs and cells that share their sources: those of a section, or those of one component. */
function sectionsOf(tree: TreeNode): TreeNode[][] {
  const sections: TreeNode[][] = [[]];
  collect(tree, 0);
  return sections;

  function collect(node: TreeNode, section: number): void {
    for (const child of node.children ?? []) {
      if (child.type === "heading") {
        sections.push([]);
        section = sections.length - 1;
      } else if (child.type === "paragraph" || child.type === "tableCell") {
        const boxes = (child.children ?? []).filter(isBox);
        if (boxes.length === 0) sections[section]?.push(child);
        // A component on lines of its own, with text between its tags, is parsed as part of one paragraph.
        else sections.push(...boxes.filter(needsMarks).map((box) => [box]));
      } else if (isBox(child)) {
        if (needsMarks(child)) collect(child, sections.push([]) - 1);
      } else collect(child, section);
    }
  }
}

function isBox(node: TreeNode): boolean {
  return isComponent(node) && !isInline(node.name);
}

/** A quotation names its source, and a link leads to its source. */
function needsMarks({ name }: TreeNode): boolean {
  return name !== "Quote" && name !== "LinkItem";
}

function hasMark(node: TreeNode): boolean {
  return (isComponent(node) && node.name === "Source") || (node.children ?? []).some(hasMark);
}
