import PDFDocument from "pdfkit";
import { type Locale, languageTag } from "../../../i18n/locales.ts";
import { type Face, fontFiles, type Run, runsOf } from "./fonts.ts";

export const INK = "#1b1b1b";

export type Begun = {
  doc: PDFKit.PDFDocument;
  /** The element that every other one belongs to. */
  root: PDFKit.PDFStructureElement;
  /** A structure element with what is drawn for it; it is drawn once the element belongs to another. */
  element(type: string, options: ElementOptions, draw?: () => void): PDFKit.PDFStructureElement;
  /** Draws a text where the document stands, or at `x` and `y`. @throws Error when no font has one of its characters */
  write(text: string, face: Face, size: number, options?: WriteOptions): void;
  /** The height that a text takes, in points. */
  heightOf(text: string, face: Face, size: number, options: WriteOptions): number;
  /** Whether the document's fonts can draw a text. */
  canDraw(text: string): boolean;
  /** What is drawn here is decoration: screen readers pass over it. */
  artifact(draw: () => void): void;
  finish(): Promise<Buffer>;
};

export type WriteOptions = PDFKit.Mixins.TextOptions & { x?: number; y?: number; color?: string };

/** Places (`bbox`) are left, top, right and bottom, in points. */
type ElementOptions = {
  alt?: string;
  lang?: string;
  scope?: "Row" | "Column";
  bbox?: [left: number, top: number, right: number, bottom: number];
};

type Start = {
  title: string;
  author: string;
  /** Its date, so that the same input makes the same document. */
  at: Date;
  /** Of the whole document; parts may have another language. */
  locale?: Locale;
  /** On all four sides, in points. */
  margin: number;
};

/** Begins a document of letter size that meets PDF/UA-1: tagged, with a title, embedded fonts and a language. */
export function beginTagged({ title, author, at, locale = "en", margin }: Start): Begun {
  const doc = new PDFDocument({
    size: "LETTER",
    margin,
    pdfVersion: "1.7",
    subset: "PDF/UA" as "PDF/A-1", // its types do not include the newest subset yet
    tagged: true,
    displayTitle: true,
    lang: languageTag[locale],
    bufferPages: true,
    font: fontFiles[0]?.[1],
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
  });
  const finished = collect(doc);
  for (const [name, file] of fontFiles) doc.registerFont(name, file);
  const has = memoizedCoverage(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);

  const runs = (text: string, face: Face): Run[] => {
    const found = runsOf(text, face, has) ?? runsOf(text, "text", has);
    if (found === null) throw new Error("A text holds a character that the document's fonts do not have");
    return found;
  };
  return {
    doc,
    root,
    // The types of pdfkit do not know all its options.
    element: (type, options, draw) => doc.struct(type, options as PDFKit.Mixins.StructureElementOptions, draw),
    write: (text, face, size, { x, y, color = INK, ...options } = {}) => {
      const parts = runs(text, face);
      doc.fontSize(size).fillColor(color);
      parts.forEach((part, at) => {
        const all = { lineGap: 2.5, ...options, continued: at < parts.length - 1 };
        doc.font(part.font);
        if (at === 0 && y !== undefined) doc.text(part.text, x ?? doc.x, y, all);
        else doc.text(part.text, all);
      });
    },
    heightOf: (text, face, size, { x, y, color, ...options }) => {
      // The fonts of one face are of one height, and few texts need a second one.
      const parts = runs(text, face);
      return doc
        .font(parts[0]?.font ?? "text-latin")
        .fontSize(size)
        .heightOfString(parts.map((part) => part.text).join(""), { lineGap: 2.5, ...options });
    },
    canDraw: (text) => runsOf(text, "text", has) !== null,
    artifact: (draw) => {
      doc.markContent("Artifact", { type: "Layout" });
      draw();
      doc.endMarkedContent();
    },
    finish: () => {
      root.end();
      doc.end();
      return finished;
    },
  };
}

function memoizedCoverage(doc: PDFKit.PDFDocument): (font: string, codePoint: number) => boolean {
  const covered = new Map<string, Set<number>>();
  return (font, codePoint) => {
    // Only when it is asked about: a font that is opened is written into the document.
    const characters = covered.get(font) ?? new Set(characterSet(doc, font));
    covered.set(font, characters);
    return characters.has(codePoint);
  };
}

/** pdfkit keeps the parsed font in a field that its types do not have. */
function characterSet(doc: PDFKit.PDFDocument, name: string): number[] {
  const { _font } = doc.font(name) as unknown as { _font: { font: { characterSet: number[] } } };
  return _font.font.characterSet;
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}
