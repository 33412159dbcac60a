import { LETTER_MAIL_MAX, letterMail, letterText } from "../letter-text.ts";
import { plainText } from "../mdx/plain-text.ts";
import type { Problem } from "../problem.ts";
import type { AllContent } from "./content-types.ts";
import { suggest } from "./texts.ts";

/** A letter belongs to a petition, and fits into the address that opens it in a mail program. */
export function checkLetters({ letters, petitions }: AllContent): Problem[] {
  const keys = petitions.map(({ key }) => key);
  return letters.flatMap((folder) => {
    const texts = [folder.en, folder.fr].filter((text) => text !== null);
    const [first] = texts;
    const stray = first && !keys.includes(folder.key);
    return [
      ...(stray
        ? [
            {
              ...{ file: first.file, line: 1, column: 1 },
              found: `a letter for \`${folder.key}\`, and no such folder in content/petitions`,
              remedy: `give its folder the name of its petition: ${suggest(folder.key, keys)}`,
            },
          ]
        : []),
      ...texts.flatMap(({ file, locale, value, tree, whole }) => {
        if (!value || !tree || !whole) return [];
        const { length } = letterMail(value.title, letterText(locale, plainText(tree)));
        if (length <= LETTER_MAIL_MAX) return [];
        const line = tree.children?.[0]?.position?.start.line ?? 1;
        return [
          {
            ...{ file, line, column: 1 },
            found: `a letter of ${length} characters as a mail program gets it, where accents and spaces count three to six`,
            remedy: `cut it to ${LETTER_MAIL_MAX}: some programs cut the rest`,
          },
        ];
      }),
    ];
  });
}
