import { type Locale, languageTag } from "../../../i18n/locales.ts";
import { beginTagged, INK } from "./begin.ts";

const MARGIN = 64;
const SIZES = { H1: 20, H2: 14, H3: 12 } as const;
const TEXT_SIZE = 10.5;
const FOOT_SIZE = 9;

type Cell = string | number;

/**
 * A tagged PDF that is written from top to bottom. Every text belongs to a structure element, so that screen readers
 * can read it.
 */
export type Paper = {
  /** The following text is in this language. */
  section(locale: Locale): void;
  newPage(): void;
  heading(level: keyof typeof SIZES, text: string): void;
  paragraph(text: string): void;
  /** An item that begins with a number or a hyphen keeps it; others get a bullet. */
  list(items: readonly string[]): void;
  /** The first row names the columns, the first column names the rows. */
  table(head: readonly string[], rows: readonly (readonly Cell[])[]): void;
  /** Whether the document's fonts can draw a text. */
  canDraw(text: string): boolean;
  finish(): Promise<Buffer>;
};

/**
 * Begins a document that meets PDF/UA-1: tagged, with a title, embedded fonts and a language for each part.
 * @param at its date, so that the same input makes the same document
 */
export function beginPaper({ title, author, at }: { title: string; author: string; at: Date }): Paper {
  const begun = beginTagged({ title, author, at, margin: MARGIN });
  const { doc, root } = begun;
  let section = doc.struct("Sect");
  root.add(section);

  /** Keeps a heading on the same page as the text below it. */
  const needRoom = (height: number) => {
    if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
  };

  return {
    section: (locale) => {
      section = doc.struct("Sect", { lang: languageTag[locale] });
      root.add(section);
    },
    newPage: () => {
      doc.addPage();
    },
    heading: (level, text) => {
      needRoom(SIZES[level] * 5);
      section.add(doc.struct(level, {}, () => begun.write(text, "strong", SIZES[level])));
      doc.moveDown(0.4);
    },
    paragraph: (text) => {
      section.add(doc.struct("P", {}, () => begun.write(text, "text", TEXT_SIZE)));
      doc.moveDown(0.6);
    },
    list: (items) => {
      const list = doc.struct("L");
      section.add(list);
      for (const text of items) {
        const item = doc.struct("LI");
        list.add(item);
        item.add(doc.struct("LBody", {}, () => begun.write(marked(text), "text", TEXT_SIZE)));
        doc.moveDown(0.2);
      }
      doc.moveDown(0.4);
    },
    table: (head, rows) => {
      doc.font("text-latin").fontSize(TEXT_SIZE).fillColor(INK);
      doc.table({
        structParent: section,
        rowStyles: (row) => ({ border: [0, 0, row === 0 ? 1 : 0.5, 0], borderColor: "#8a8a8a" }),
        defaultStyle: { padding: [4, 6] },
        data: [
          head.map((text, column) => ({ text, type: "TH", scope: "Column", align: aligned(column) })),
          ...rows.map((row) =>
            row.map((cell, column) => ({
              text: String(cell).replaceAll("\u202f", "\u00a0"),
              align: aligned(column),
              ...(column === 0 ? { type: "TH", scope: "Row" } : { type: "TD" }),
            })),
          ),
        ],
      } as PDFKit.Mixins.TableOptions);
      doc.x = MARGIN;
      doc.moveDown(0.8);
    },
    canDraw: begun.canDraw,
    finish: () => {
      numberPages(doc);
      return begun.finish();
    },
  };
}

function marked(text: string): string {
  return /^\d+\. /.test(text) ? text : `• ${text.replace(/^- /, "")}`;
}

function aligned(column: number) {
  return { x: column === 0 ? "left" : "right", y: "center" };
}

/** Page numbers are marked as artifacts: screen readers skip them. */
function numberPages(doc: PDFKit.PDFDocument): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0; // otherwise the footer would start a new page
    doc.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
    doc.font("text-latin").fontSize(FOOT_SIZE).fillColor(INK);
    doc.text(`${page - start + 1} / ${count}`, MARGIN, doc.page.height - MARGIN * 0.6, {
      width: doc.page.width - 2 * MARGIN,
      align: "center",
      lineBreak: false,
    });
    doc.endMarkedContent();
  }
}
