import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { colour } from "../../content/load/look.ts";
import type { Locale } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import { balancedWidth } from "../deliver/pdf/balance.ts";
import { type Begun, beginTagged } from "../deliver/pdf/begin.ts";
import { qrFigure } from "../deliver/pdf/code.ts";

type PosterParts = {
  locale: Locale;
  /** The large words: what it is about. */
  title: string;
  /** The petition's own title: what is asked. */
  demand: string;
  /** A drawing of public/illustrations, and what it shows. */
  illustration: { name: string; alt: string };
  /** The full address of the petition. */
  url: string;
  /** Until when it can be signed. */
  until: string;
  organisation: string;
  at: Date;
};

const PAGE = { width: 612, height: 792 };
const MARGIN = 43;
const WIDTH = PAGE.width - 2 * MARGIN;
const PICTURE_HEIGHT = 396;
const CODE = 128;
const LINE_AT = 766;
const CALL_AT = LINE_AT - 18 - CODE;
const [DUSK, SPRUCE, MOSS, FIREWEED] = ["dusk-100", "spruce-950", "slate-700", "fireweed-500"].map(colour);

/** A poster of letter size in one language, as a tagged PDF: drawing, title, demand, and a code to sign with a phone. */
export async function composePoster(parts: PosterParts): Promise<Buffer> {
  const { locale, title, organisation, until, at, illustration, url } = parts;
  const picture = await drawingOf(illustration.name);
  const t = translator(locale);
  const paper = beginTagged({ title, author: organisation, at, locale, margin: 0 });
  const { doc, root, element, write } = paper;
  paper.artifact(() => doc.rect(0, 0, PAGE.width, PAGE.height).fill(DUSK));
  const bbox: [number, number, number, number] = [0, 0, PAGE.width, PICTURE_HEIGHT];
  root.add(
    element("Figure", { alt: illustration.alt, bbox }, () => {
      doc.image(picture, 0, 0, { width: PAGE.width, height: PICTURE_HEIGHT });
    }),
  );
  writeTitle(paper, parts);
  root.add(qrFigure(paper, url, t("paper.code", { url }), { x: MARGIN, y: CALL_AT, size: CODE }));
  const x = MARGIN + CODE + 22;
  const width = PAGE.width - MARGIN - x;
  const place = { x, width, lineGap: 1 };
  const address = url.replace(/^https?:\/\//, "");
  const sign = paper.heightOf(t("paper.poster.sign"), "title", 21, place);
  const how = paper.heightOf(t("paper.poster.how"), "label", 13, place);
  const typed = paper.heightOf(address, "label", 13, place);
  const small = `${until} · ${organisation}`;
  const whose = paper.heightOf(small, "label", 11, place);
  let y = CALL_AT + CODE - sign - how - typed - whose - 8;
  root.add(element("P", {}, () => write(t("paper.poster.sign"), "title", 21, { ...place, y, color: SPRUCE })));
  root.add(
    element("P", {}, () => {
      y += sign + 2;
      write(t("paper.poster.how"), "label", 13, { ...place, y, color: SPRUCE });
      write(address, "label", 13, { ...place, y: y + how, color: SPRUCE });
    }),
  );
  y += how + typed + 6;
  root.add(element("P", {}, () => write(small, "label", 11, { ...place, y, color: MOSS })));
  paper.artifact(() => doc.moveTo(0, LINE_AT).lineTo(PAGE.width, LINE_AT).lineWidth(4.5).stroke(FIREWEED));
  return paper.finish();
}

/** As large as both fit above the code. */
function writeTitle(paper: Begun, { title, demand }: PosterParts): void {
  const { root, element, write, heightOf } = paper;
  const top = PICTURE_HEIGHT + 22;
  const place = { x: MARGIN, width: WIDTH, lineGap: -3 };
  const room = CALL_AT - 18 - top;
  const sizes = [50, 46, 42, 38, 34, 30, 26].map((large) => ({ large, small: Math.max(13, large * 0.42) }));
  const fits = ({ large, small }: { large: number; small: number }) =>
    heightOf(title, "title", large, place) + 8 + heightOf(demand, "label", small, { ...place, lineGap: 1 }) <= room;
  const { large, small } = sizes.find(fits) ?? { large: 24, small: 12 };
  const below = { ...place, lineGap: 1 };
  const inTitle = { ...place, width: balancedWidth(paper, title, "title", large, place) };
  const inDemand = { ...below, width: balancedWidth(paper, demand, "label", small, below) };
  root.add(element("H1", {}, () => write(title, "title", large, { ...inTitle, y: top, color: SPRUCE })));
  const y = top + heightOf(title, "title", large, place) + 8;
  root.add(element("P", {}, () => write(demand, "label", small, { ...inDemand, y, color: MOSS })));
}

/** A drawing in 240 dots per inch: its few flat colours make a small file. */
async function drawingOf(name: string): Promise<Buffer> {
  const svg = await readFile(join(/* turbopackIgnore: true */ process.cwd(), "public/illustrations", `${name}.svg`));
  return sharp(svg, { density: 200 })
    .resize({ width: 2040, height: 1320, fit: "cover" })
    .flatten({ background: DUSK })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
}
