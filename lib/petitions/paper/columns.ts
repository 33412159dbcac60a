import type { Locale } from "../../i18n/locales.ts";
import type { Begun } from "../deliver/pdf/begin.ts";
import { added, COLUMN, LETTER, leftOf } from "./letter-page.ts";

export type SheetText = { title: string; to: string; ask: string; version: number; warning?: string };

/** One text of a column, with the space below it in points. */
type Block = { kind: "H1" | "P" | "LI"; text: string; face: "title" | "label" | "text"; size: number; after: number };

/** Title, addressee, demand and the text of a petition. @param size of the text, in points */
export function wholeText(petition: SheetText, text: string, size: number): Block[] {
  const body = text.split("\n\n").flatMap((paragraph): Block[] => {
    if (!/^(?:- |\d+\. )/.test(paragraph))
      return [{ kind: "P", text: paragraph.replaceAll("\n", " "), face: "text", size, after: 3 }];
    const items = paragraph.split("\n").map((item) => item.replace(/^- /, "• "));
    return items.map((item, at) => ({
      kind: "LI",
      text: item,
      face: "text",
      size,
      after: at < items.length - 1 ? 0.5 : 3,
    }));
  });
  return [...headOf(petition, 9), ...body];
}

/** Title, addressee and demand, and where the rest is. */
export function withoutBody(petition: SheetText, where: string): Block[] {
  return [...headOf(petition, 10.5), { kind: "P", text: where, face: "text", size: 9, after: 3 }];
}

function headOf({ title, to, ask }: SheetText, size: number): Block[] {
  return [
    { kind: "H1", text: title, face: "title", size: title.length > 90 ? 12 : 14, after: 3 },
    { kind: "P", text: to, face: "label", size: 8.5, after: 3 },
    { kind: "P", text: ask, face: "label", size, after: 5 },
  ];
}

const INDENT = 9;

function placeOf({ kind }: Block, x: number) {
  const indent = kind === "LI" ? INDENT : 0;
  return { x: x + indent, width: COLUMN - indent, lineGap: kind === "H1" ? 0 : 0.4 };
}

function heightOf(paper: Begun, block: Block): number {
  return paper.heightOf(block.text, block.face, block.size, placeOf(block, 0)) + block.after;
}

/** How far down a column of these texts reaches. */
export function columnBottom(paper: Begun, blocks: readonly Block[]): number {
  return blocks.reduce<number>((bottom, block) => bottom + heightOf(paper, block), LETTER.top);
}

export function writeColumn(
  paper: Begun,
  section: PDFKit.PDFStructureElement,
  locale: Locale,
  blocks: readonly Block[],
): void {
  const { element, write } = paper;
  let y = LETTER.top;
  let list: PDFKit.PDFStructureElement | null = null;
  for (const block of blocks) {
    const place = { ...placeOf(block, leftOf(locale)), y };
    const draw = () => write(block.text, block.face, block.size, place);
    if (block.kind === "LI") {
      list ??= added(section, element("L", {}));
      added(list, element("LI", {})).add(element("LBody", {}, draw));
    } else {
      list = null;
      section.add(element(block.kind, {}, draw));
    }
    y += heightOf(paper, block);
  }
}
