import { type Locale, locales } from "../../i18n/locales.ts";
import type { TreeNode } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import type { AllContent } from "./content-types.ts";
import { numberWords } from "./number-words.ts";
import { fieldsOf, segmentsOf } from "./parallel-parts.ts";

const THINGS: Readonly<Record<Locale, string>> = {
  en: "(?:(?:open|current|running|other)\\s)?(?:petitions|campaigns)",
  fr: "(?:autres\\s)?(?:pétitions|campagnes)",
};

/**
 * How many petitions and campaigns there are must not be typed into words that stay: it changes with each that opens or
 * closes. A news item tells of one day, and may count them.
 */
export function checkCountedWords({ interfaceWords, home, pages }: AllContent): Problem[] {
  return locales.flatMap((locale) => {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}-])(?:\\d+|${numberWords(locale).join("|")})\\s(?:of\\s(?:our|the)\\s)?${THINGS[locale]}(?!\\p{L})`,
      "giu",
    );
    const sheets = [interfaceWords[locale], home[locale], ...pages.map((page) => page[locale])].filter(
      (one) => one !== null,
    );
    return sheets.flatMap((sheet) => {
      const tree = "tree" in sheet ? (sheet.tree as TreeNode | null) : null;
      const body = tree ? segmentsOf(tree).flatMap(({ blocks }) => blocks) : [];
      return [...fieldsOf(sheet, NOT_PROSE).values(), ...body].flatMap(({ text, placeAt }) =>
        [...text.matchAll(pattern)].map(({ 0: shown, index }) => {
          const { line, column } = placeAt(index);
          return {
            file: sheet.file,
            line,
            column,
            found: `\`${shown}\`: a number that changes when a petition opens or closes`,
            remedy: "leave the number out, or let the page count",
          };
        }),
      );
    });
  });
}
