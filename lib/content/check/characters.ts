import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { placeAt } from "../mdx/mistakes.ts";
import type { Problem } from "../problem.ts";
import { filesBelow } from "../read/folders.ts";

const INVISIBLE: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /\u00ad/gu, name: "a soft hyphen" },
  { pattern: /[\u200b\u2060\u180e]/gu, name: "a space of no width" },
  { pattern: /(?<!^)\ufeff/gu, name: "a byte order mark" },
  // Emoji are joined with it, and Arabic, Persian and Indian scripts are written with both.
  {
    pattern:
      /(?<!\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier}|\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}|\p{Script=Sinhala})[\u200c\u200d]/gu,
    name: "a joiner of no width",
  },
  { pattern: /[\u202a-\u202e\u2066-\u2069]/gu, name: "a mark that turns the direction of the text" },
  {
    pattern:
      /[\u200e\u200f](?!\p{Script=Arabic}|\p{Script=Hebrew})(?<!(?:\p{Script=Arabic}|\p{Script=Hebrew})[\u200e\u200f])/gu,
    name: "a mark of the direction of the text",
  },
  { pattern: /[\u2028\u2029\u0085]/gu, name: "a line break that only some programs see" },
  {
    pattern: /(?!\s|\u0085)\p{Cc}|\p{Co}/gu,
    name: "a character without a form",
  },
  { pattern: /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu, name: "a tag that nobody sees" },
];

const OTHERS: readonly { pattern: RegExp; found: (shown: string) => string; remedy: (shown: string) => string }[] = [
  {
    pattern: /[\ufb00-\ufb06]/gu,
    found: (shown) => `a ligature (\`${shown}\`), which readers cannot search for`,
    remedy: (shown) => `write \`${shown.normalize("NFKC")}\``,
  },
  {
    pattern: /\ufffd+/gu,
    found: () => "a character that was lost (`\ufffd`)",
    remedy: () => "write it again",
  },
  {
    pattern: /Ã[\u0080-\u00bf]|â€[\u0090-\u00ff™œ˜“”¦]|Â[\u00a0«»°]/gu,
    found: (shown) => `accents read in a wrong encoding (\`${shown}\`)`,
    remedy: () => "write the letters again, and save the file in UTF-8",
  },
  {
    pattern:
      /\p{Script=Latin}+[\p{Script=Cyrillic}\p{Script=Greek}]\p{L}*|[\p{Script=Cyrillic}\p{Script=Greek}]+\p{Script=Latin}\p{L}*/gu,
    found: (shown) => `a letter of another alphabet that looks the same (\`${shown}\`)`,
    remedy: () => "type the word again",
  },
];

/** Characters that nobody sees, or that look like others: search, copying and screen readers fail on them. */
export async function checkCharacters(root: string): Promise<Problem[]> {
  const files = (await filesBelow(root, "content")).filter((file) => /\.(?:mdx|ya?ml|ts)$/u.test(file));
  // The text of an earlier version never changes.
  const mine = files.filter((file) => !/\/versions\//u.test(file));
  const all = await Promise.all([...mine, "messages/en.json", "messages/fr.json"].map((file) => inFile(root, file)));
  return all.flat();
}

async function inFile(root: string, file: string): Promise<Problem[]> {
  const source = await readFile(join(root, file), "utf8").catch(() => ""); // another check reports it
  const text = source.replaceAll("\r\n", "\n");
  // A file in another encoding is reported as such.
  if (text.includes("\0") || /\ufffd/u.test(text.slice(0, 400))) return [];
  const at = (offset: number) => ({ file, ...placeAt(text, offset) });
  const invisible = INVISIBLE.flatMap(({ pattern, name }) =>
    [...text.matchAll(pattern)].map(({ index, 0: one }) => ({
      ...at(index),
      found: `${name} (U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}), which nobody sees`,
      remedy: "delete it: type the words around it again, or paste them as plain text",
    })),
  );
  const others = OTHERS.flatMap(({ pattern, found, remedy }) =>
    [...text.matchAll(pattern)].map(({ index, 0: one }) => ({ ...at(index), found: found(one), remedy: remedy(one) })),
  );
  return oneOfEachLine([...invisible, ...others, ...decomposed(text, at)]);
}

/** A letter and its accent as two characters: pages show one, and a search for the other finds nothing. */
function decomposed(text: string, at: (offset: number) => Pick<Problem, "file" | "line" | "column">): Problem[] {
  return [...text.matchAll(/\p{L}\p{M}+/gu)]
    .filter(({ 0: letters }) => letters.normalize("NFC") !== letters)
    .map(({ index, 0: letters }) => ({
      ...at(index),
      found: `a letter and its accent as two characters (\`${letters}\`)`,
      remedy: `type \`${letters.normalize("NFC")}\`, or paste the words as plain text`,
    }));
}

function oneOfEachLine(problems: Problem[]): Problem[] {
  return problems.filter(
    (problem, index) =>
      problems.findIndex(({ line, found }) => line === problem.line && found === problem.found) === index,
  );
}
