/**
 * Reduces the web fonts to the glyphs and weights that the site uses: `node lib/tools/fonts.ts`. The result is
 * committed in app/fonts, so a build does not need this.
 */
import { readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { addAlias, setWidth } from "./fonts/edit.ts";

const printableAscii = Array.from({ length: 0x7e - 0x20 + 1 }, (_, i) => String.fromCodePoint(0x20 + i)).join("");
const frenchAndNeighbours = "ÀÂÄÅÆÇÈÉÊËÎÏÔÖÙÛÜàâäæçèéêëîïñóôöùûüÿíáúãŒœŸ";
const signs = "\u00a0\u2009«»°·²³¼½¾–—‘’“”…†•€−×→©";
const glyphs = printableAscii + frenchAndNeighbours + signs;

// No Latin subset contains the no-break space and the no-break hyphen: a browser would take them from other fonts, or
// make a space half as wide as the others, too narrow between the digits of a large figure.
const THIN_EMS = 0.18;
const unbreakable = [
  ["\u202f", "\u2009"],
  ["\u2011", "-"],
] as const;
const code = (sign: string) => sign.codePointAt(0) ?? 0;

type Axes = Record<string, { min: number; max: number } | number>;

const cuts: { from: string; to: string; axes: Axes }[] = [
  {
    from: "bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2",
    to: "bricolage-grotesque.woff2",
    axes: { wght: { min: 400, max: 750 } },
  },
  {
    from: "source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    to: "source-serif-4.woff2",
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    from: "source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
    to: "source-serif-4-italic.woff2",
    axes: { wght: 400 },
  },
];

// The program that draws share pictures supports neither variable fonts nor woff2.
for (const weight of [400, 600, 750]) {
  const from = "bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2";
  const original = await readFile(new URL(`../../node_modules/@fontsource-variable/${from}`, import.meta.url));
  const axes = { wght: weight, opsz: 40 };
  const cut = await subsetFont(original, glyphs, { targetFormat: "woff", variationAxes: axes });
  await writeFile(new URL(`../../app/fonts/picture-${weight}.woff`, import.meta.url), cut);
  process.stdout.write(`picture-${weight}.woff: ${cut.length} bytes\n`);
}

for (const { from, to, axes } of cuts) {
  const original = await readFile(new URL(`../../node_modules/@fontsource-variable/${from}`, import.meta.url));
  const open = await subsetFont(original, glyphs, { targetFormat: "sfnt", variationAxes: axes });
  const thin = setWidth(open, code("\u2009"), THIN_EMS);
  const whole = unbreakable.reduce((font, [sign, like]) => addAlias(font, code(sign), code(like)), thin);
  const cut = await subsetFont(whole, glyphs + unbreakable.map(([sign]) => sign).join(""), { targetFormat: "woff2" });
  await writeFile(new URL(`../../app/fonts/${to}`, import.meta.url), cut);
  process.stdout.write(`${to}: ${original.length} → ${cut.length} bytes\n`);
}
