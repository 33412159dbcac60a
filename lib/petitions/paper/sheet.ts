import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import { type Begun, beginTagged } from "../deliver/pdf/begin.ts";
import { columnBottom, type SheetText, wholeText, withoutBody, writeColumn } from "./columns.ts";
import { type FootParts, heightOfFoot, writeFoot } from "./foot.ts";
import { LETTER, sectionOf } from "./letter-page.ts";
import { drawLines, HEAD_HEIGHT, LINE_HEIGHT } from "./lines.ts";

type SheetParts = FootParts & {
  petition: Record<Locale, SheetText>;
  /** The text to be signed in each language, as plain text in paragraphs. */
  text: Record<Locale, string>;
  at: Date;
};

/** In points. The text is as large as leaves room for enough lines; a long one leaves fewer. */
const TEXT_SIZES = [9.5, 9, 8.5, 8];
const SMALLER_SIZES = [7.5, 7, 6.5];
const LINES_WISHED = 8;
const LINES_LEAST = 3;
const LINES_MOST = 14;
const SPACE = 8;

/**
 * The sheet for signatures on paper, as a tagged PDF of letter size. In front the words of the current version in both
 * languages, lines to sign on and what becomes of the sheet; on its back more lines below what is asked.
 * @throws Error when the text is so long that no lines fit below it
 */
export function composeSheet(parts: SheetParts): Promise<Buffer> {
  const { petition, organisation, at } = parts;
  const paper = beginTagged({
    title: locales
      .map((locale) => translator(locale)("paper.sheet.title", { title: petition[locale].title }))
      .join(" / "),
    author: locales.map((locale) => organisation[locale]).join(" / "),
    at,
    margin: 0,
  });
  const footTop = LETTER.height - LETTER.foot - heightOfFoot(paper, parts);
  const first = writeFront(paper, parts, footTop);
  for (const locale of locales) writeFoot(paper, locale, parts, footTop);
  paper.doc.addPage();
  writeBack(paper, parts, first);
  return paper.finish();
}

/** @returns how many lines it has */
function writeFront(paper: Begun, { petition, text }: SheetParts, end: number): number {
  const blocks = (locale: Locale, size: number) => wholeText(petition[locale], text[locale], size);
  const bottomAt = (size: number) => Math.max(...locales.map((locale) => columnBottom(paper, blocks(locale, size))));
  const room = (size: number) => linesBetween(bottomAt(size) + SPACE, end - SPACE);
  const size = sizeOfText(room);
  if (room(size) < LINES_LEAST)
    throw new Error(`The text of "${petition.en.title}" leaves no room for lines to sign on`);
  for (const locale of locales) writeColumn(paper, sectionOf(paper, locale), locale, blocks(locale, size));
  const top = bottomAt(size);
  ruleBetween(paper, top);
  const lines = Math.min(LINES_MOST, room(size));
  drawLines(paper, { y: top + SPACE, lines, from: 1 });
  return lines;
}

function writeBack(paper: Begun, { petition }: SheetParts, before: number): void {
  const bottoms = locales.map((locale) => {
    const t = translator(locale);
    const blocks = withoutBody(petition[locale], t("paper.sheet.seeFront", { version: petition[locale].version }));
    writeColumn(paper, sectionOf(paper, locale), locale, blocks);
    return columnBottom(paper, blocks);
  });
  const top = Math.max(...bottoms);
  ruleBetween(paper, top);
  const lines = linesBetween(top + SPACE, LETTER.height - LETTER.foot);
  drawLines(paper, { y: top + SPACE, lines, from: before + 1 });
}

function linesBetween(top: number, bottom: number): number {
  return Math.floor((bottom - top - HEAD_HEIGHT) / LINE_HEIGHT);
}

function sizeOfText(room: (size: number) => number): number {
  for (let lines = LINES_WISHED; lines > LINES_LEAST; lines -= 1) {
    const size = TEXT_SIZES.find((each) => room(each) >= lines);
    if (size) return size;
  }
  return SMALLER_SIZES.find((each) => room(each) > LINES_LEAST) ?? 6.5;
}

function ruleBetween({ doc, artifact }: Begun, bottom: number): void {
  const x = LETTER.width / 2;
  artifact(() => doc.moveTo(x, LETTER.top).lineTo(x, bottom).lineWidth(0.75).stroke("#999999"));
}
