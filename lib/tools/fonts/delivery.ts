/**
 * Makes the fonts of PDFs (deliveries, sheets, posters): `node lib/tools/fonts/delivery.ts`. PDF readers need plain
 * TrueType at one weight, while the web uses variable WOFF2. The result is committed, so a delivery does not need this.
 */
import { readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const letters = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
const latin = `${letters(0x20, 0x7e)}${letters(0xa0, 0xff)}ıŒœŸ–—‘’‚“”„†‡•…‹›€−×→`;
const greek = letters(0x370, 0x3ff);
const cyrillic = letters(0x400, 0x45f) + letters(0x490, 0x491);
const latinExtended = letters(0x100, 0x17f) + letters(0x18f, 0x192) + letters(0x1a0, 0x1b0) + letters(0x1cd, 0x21b);
const vietnamese = letters(0x1ea0, 0x1ef9) + letters(0x300, 0x303) + letters(0x309, 0x309) + letters(0x323, 0x323);

const serif = "source-serif-4";
const display = "bricolage-grotesque";
const cuts = [
  { of: serif, from: "latin", to: "text-latin", glyphs: latin, weight: 400 },
  { of: serif, from: "latin", to: "strong-latin", glyphs: latin, weight: 650 },
  { of: serif, from: "latin-ext", to: "text-latin-extended", glyphs: latinExtended, weight: 400 },
  { of: serif, from: "vietnamese", to: "text-vietnamese", glyphs: `${latinExtended}${vietnamese}`, weight: 400 },
  { of: serif, from: "cyrillic", to: "text-cyrillic", glyphs: cyrillic, weight: 400 },
  { of: serif, from: "greek", to: "text-greek", glyphs: greek, weight: 400 },
  { of: display, from: "latin", to: "label-latin", glyphs: latin, weight: 450 },
  { of: display, from: "latin", to: "title-latin", glyphs: latin, weight: 750 },
];

const sourceOf = (font: string) => new URL(`../../../node_modules/@fontsource-variable/${font}/`, import.meta.url);
const target = new URL("../../petitions/deliver/fonts/", import.meta.url);

for (const { of, from, to, glyphs, weight } of cuts) {
  const original = await readFile(new URL(`files/${of}-${from}-wght-normal.woff2`, sourceOf(of)));
  const cut = await subsetFont(original, glyphs, { targetFormat: "sfnt", variationAxes: { wght: weight } });
  await writeFile(new URL(`${to}.ttf`, target), cut);
  process.stdout.write(`${to}: ${original.length} → ${cut.length} bytes\n`);
}
await writeFile(new URL("LICENSE.txt", target), await readFile(new URL("LICENSE", sourceOf(serif))));
await writeFile(
  new URL("LICENSE-bricolage-grotesque.txt", target),
  await readFile(new URL("LICENSE", sourceOf(display))),
);
