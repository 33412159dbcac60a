import { colour } from "../../content/load/look.ts";
import { languageTag, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import type { Begun } from "../deliver/pdf/begin.ts";
import { LETTER } from "./letter-page.ts";

/** In points: tall enough to write on, and a head of two lines of words. */
export const LINE_HEIGHT = 22;
export const HEAD_HEIGHT = 26;

const COLUMNS = [
  { name: "number", share: 0.04 },
  { name: "name", share: 0.28 },
  { name: "email", share: 0.3 },
  { name: "postalCode", share: 0.13 },
  { name: "news", share: 0.09 },
  { name: "signature", share: 0.16 },
] as const;

const PADDING = 3;
const BOX = 10;

/** Where the table begins, how many lines it has, and the number of the first. */
type Place = { y: number; lines: number; from: number };

const x = LETTER.side;
const width = LETTER.width - 2 * LETTER.side;
const lefts = COLUMNS.map((_, at) => x + width * COLUMNS.slice(0, at).reduce((sum, { share }) => sum + share, 0));

/** Numbered lines to sign on, as a table: its columns have names in both languages, its rows a number. */
export function drawLines(paper: Begun, { y, lines, from }: Place): void {
  const { root, element, write } = paper;
  drawGrid(paper, y, lines);
  const table = element("Table", {});
  root.add(table);
  const head = element("TR", {});
  table.add(head);
  COLUMNS.forEach(({ name, share }, at) => {
    const cell = element("TH", { scope: "Column" });
    head.add(cell);
    locales.forEach((locale, line) => {
      const words = translator(locale)(`paper.sheet.columns.${name}`);
      const place = {
        x: (lefts[at] ?? x) + PADDING,
        y: y + PADDING + line * 10,
        width: width * share - PADDING,
        lineBreak: false,
      };
      cell.add(element("Span", { lang: languageTag[locale] }, () => write(words, "label", 7.5, place)));
    });
  });
  for (let line = 0; line < lines; line += 1) {
    const row = element("TR", {});
    table.add(row);
    const place = {
      x: x + PADDING,
      y: y + HEAD_HEIGHT + line * LINE_HEIGHT + 7,
      lineBreak: false,
      color: colour("slate-600"),
    };
    row.add(element("TH", { scope: "Row" }, () => write(String(from + line), "label", 7.5, place)));
    for (const _ of COLUMNS.slice(1)) row.add(element("TD", {}));
  }
}

function drawGrid({ doc, artifact }: Begun, y: number, lines: number): void {
  const bottom = y + HEAD_HEIGHT + lines * LINE_HEIGHT;
  artifact(() => {
    doc.strokeColor("#000000").lineWidth(0.75);
    for (const left of [...lefts, x + width]) doc.moveTo(left, y).lineTo(left, bottom);
    for (let line = 0; line <= lines; line += 1) {
      const at = y + HEAD_HEIGHT + line * LINE_HEIGHT;
      doc.moveTo(x, at).lineTo(x + width, at);
    }
    doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
    const news = COLUMNS.findIndex(({ name }) => name === "news");
    const middle = ((lefts[news] ?? x) + (lefts[news + 1] ?? x)) / 2;
    for (let line = 0; line < lines; line += 1) {
      doc.rect(middle - BOX / 2, y + HEAD_HEIGHT + line * LINE_HEIGHT + (LINE_HEIGHT - BOX) / 2, BOX, BOX);
    }
    doc.stroke();
  });
}
