import { locales } from "../../i18n/locales.ts";
import { readMessagesFile } from "../../i18n/messages-file.ts";
import type { Problem } from "../problem.ts";

/** One part of JSON as it must be written: a text in straight quotation marks, a number, a word of JSON, or a sign. */
const PART =
  /\s+|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy;

/**
 * What is no JSON in the words of buttons and mails. It is looked for before anything that loads them: Node would answer
 * with a stack of its own.
 */
export async function checkInterfaceSyntax(root: string): Promise<Problem[]> {
  const files = await Promise.all(locales.map((locale) => readMessagesFile(root, locale)));
  return files.flatMap((read) => {
    const offset = read ? offsetOfMistake(read.text) : null;
    if (read === null || offset === null) return [];
    const before = read.text.slice(0, offset).split("\n");
    return [
      {
        file: read.file,
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
        found: "this is no JSON any more from here on",
        remedy:
          "look here and just before: a comma between two entries and none after the last, straight quotation marks around each name and text, every brace closed",
      },
    ];
  });
}

/** Where a text stops being JSON; null where it is JSON to its end. */
function offsetOfMistake(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return offsetOfBadPart(text) ?? (offsetIn(error) || text.length);
  }
}

function offsetOfBadPart(text: string): number | null {
  PART.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    if (!PART.test(text)) return at;
    at = PART.lastIndex;
  }
  return null;
}

/** V8 names the place of a mistake in most of its messages, though not at the end of the text. */
function offsetIn(error: unknown): number {
  return Number(/ at position (\d+)/u.exec(error instanceof Error ? error.message : "")?.[1] ?? 0);
}
