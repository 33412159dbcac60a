import { join } from "node:path";

// From the folder the program runs in: Next bundles this file, and a bundle does not know where it came from.
const folder = join(/* turbopackIgnore: true */ process.cwd(), "lib/petitions/deliver/fonts");

/**
 * The fonts of the document; the first font that has a text's characters draws it. `lib/tools/fonts/delivery.ts` makes
 * them.
 */
const faces = {
  text: ["text-latin", "text-latin-extended", "text-vietnamese", "text-greek", "text-cyrillic"],
  strong: ["strong-latin"],
  label: ["label-latin", "text-latin-extended", "text-vietnamese", "text-greek", "text-cyrillic"],
  title: ["title-latin"],
} as const;

export type Face = keyof typeof faces;
export type FontName = (typeof faces)[Face][number];

export const fontFiles: [FontName, string][] = [...new Set(Object.values(faces).flat())].map((name) => [
  name,
  join(folder, `${name}.ttf`),
]);

export type Run = { font: FontName; text: string };

/**
 * Splits a text into runs that one font can draw.
 * @param has whether a font has a character
 * @returns null when no font has some character: an empty box in place of a letter would misspell a name
 */
export function runsOf(text: string, face: Face, has: (font: FontName, codePoint: number) => boolean): Run[] | null {
  const runs: Run[] = [];
  for (const character of drawable(text)) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    if (last && has(last.font, codePoint)) {
      last.text += character;
      continue;
    }
    const font = faces[face].find((name) => has(name, codePoint));
    if (font === undefined) return null;
    runs.push({ font, text: character });
  }
  return runs;
}

/**
 * The fonts have no glyph for the narrow no-break space and the no-break hyphen; the wider characters look right in
 * print. A bill's number stays on the line of the word before it.
 */
function drawable(text: string): string {
  return text
    .replaceAll("\u202f", "\u00a0")
    .replaceAll("\u2011", "-")
    .replace(/ (?=C-\d)/g, "\u00a0");
}
