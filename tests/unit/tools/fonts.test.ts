import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { expect, test } from "vitest";
import { addAlias, glyphsOf, setWidth } from "#lib/tools/fonts/edit.ts";

const open = async (name: string) =>
  subsetFont(await readFile(new URL(`../../../app/fonts/${name}.woff2`, import.meta.url)), "A- \u2009\u202f\u2011", {
    targetFormat: "sfnt",
  });

test.each(["bricolage-grotesque", "source-serif-4", "source-serif-4-italic"])(
  "%s has the space and the hyphen of French that do not break",
  async (name) => {
    const glyphs = glyphsOf(await open(name));
    const like = { "\u202f": "\u2009", "\u2011": "-" };
    for (const [sign, same] of Object.entries(like)) {
      const glyph = glyphs.get(sign.charCodeAt(0));
      expect(glyph).toBeGreaterThan(0);
      expect(glyph).toBe(glyphs.get(same.charCodeAt(0)));
    }
  },
);

test("an alias leaves every other character as it was, and the font whole", async () => {
  const font = await open("source-serif-4");
  const more = addAlias(font, 0x2010, 0x2d);
  expect(glyphsOf(more)).toEqual(new Map(glyphsOf(font)).set(0x2010, glyphsOf(font).get(0x2d) ?? 0));
  expect(glyphsOf(await subsetFont(more, "A\u2010", { targetFormat: "sfnt" })).size).toBe(2);
});

test("a character the font does not have lends its glyph to none", async () => {
  const font = await open("source-serif-4");
  expect(() => addAlias(font, 0x2010, 0x4e00)).toThrow("U+4E00");
  expect(() => setWidth(font, 0x4e00, 0.2)).toThrow("U+4E00");
});
