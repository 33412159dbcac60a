import { encode } from "uqr";
import type { Begun } from "./begin.ts";

type Place = { x: number; y: number; size: number };

/**
 * The figure of a QR code that leads to an address, for the structure of a document. It is drawn as squares, so that it
 * stays sharp on every printer.
 * @param alt what it is, for those who do not see it
 */
export function qrFigure(
  { doc, element }: Begun,
  url: string,
  alt: string,
  { x, y, size }: Place,
): PDFKit.PDFStructureElement {
  const { data, size: squares } = encode(url, { ecc: "M", border: 2 });
  const side = size / squares;
  return element("Figure", { alt, bbox: [x, y, x + size, y + size] }, () => {
    doc.rect(x, y, size, size).fill("#ffffff");
    data.forEach((row, down) => {
      for (const { from, length } of runsOfDark(row)) doc.rect(x + from * side, y + down * side, length * side, side);
    });
    doc.fill("#000000");
  });
}

/** Dark squares that touch are one bar: drawn one by one, hairlines show between them. */
function runsOfDark(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((dark, at) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last.from + last.length === at) last.length += 1;
    else runs.push({ from: at, length: 1 });
  });
  return runs;
}
