import { UNFINISHED_MERGE } from "../read/yaml-mistakes.ts";
import type { Place } from "./tree.ts";

/** A mistake of MDX syntax, in plain words. */
export type MdxMistake = { line: number; column: number; found: string; remedy: string };

/** A mistake, and the text without it, of the same length; null when no such text can be made. */
type Explanation = { mistake: MdxMistake; corrected: string | null };

type ParserMessage = {
  reason?: string;
  source?: string;
  ruleId?: string;
  place?: Place | { start: Place; end: Place };
};

/** Explains an error of the MDX parser to an editor. */
export function explain(thrown: unknown, text: string): Explanation {
  const message = (typeof thrown === "object" && thrown !== null ? thrown : {}) as ParserMessage;
  const reason = message.reason ?? String(thrown);
  const at = startOf(message.place);
  if (message.source === "micromark-extension-mdx-jsx") return strayAngle(text, at);
  if (message.source === "micromark-extension-mdx-expression") return strayBrace(text, at);
  if (message.source === "micromark-extension-mdxjs-esm") return codeWord(text, at);
  return tagMismatch(text, reason, at);
}

function startOf(place: ParserMessage["place"]): number {
  const start = place && "start" in place ? place.start : place;
  return start?.offset ?? 0;
}

function strayAngle(text: string, at: number): Explanation {
  const from = Math.max(0, text.lastIndexOf("<", at));
  const rest = text.slice(from);
  const shown = snippet(rest);
  const line = text.lastIndexOf("\n", from) + 1;
  if (text.startsWith("<<<<<<< ", line)) return unfinishedMerge(text, line);
  const corrected = replaceAt(text, from, "‹");
  const say = (found: string, remedy: string) => ({ mistake: { ...placeAt(text, from), found, remedy }, corrected });
  if (/^<\s*\d/u.test(rest)) {
    return say(
      `a bare \`<\` before a number (\`${shown}\`), which reads as the beginning of a component`,
      "write it in words, such as “less than 5%” or « moins de 5 % »",
    );
  }
  if (rest.startsWith("<!--"))
    return say("an HTML comment", "remove it: comments to colleagues belong in the pull request");
  if (/^<(https?:|mailto:|[\w.+-]+@)/u.test(rest))
    return say(`an address between angle brackets (\`${shown}\`)`, "write it as a link: [words](address)");
  const curled = /^<[A-Za-z]\w*[^<>"]*?\b(\w+)=([“”„«‘’])([^<>]*?)([“”»’])/u.exec(rest);
  if (curled) {
    const straight = rest
      .slice(0, curled[0].length)
      .replace(/=[“”„«‘’]/u, '="')
      .slice(0, -1);
    return {
      mistake: {
        ...placeAt(text, from),
        found: `curled quotation marks around \`${curled[1]}\``,
        remedy: `write straight ones: ${curled[1]}="${curled[3]?.trim()}"`,
      },
      corrected: `${text.slice(0, from)}${straight}"${rest.slice(curled[0].length)}`,
    };
  }
  if (/^<\/?[A-Za-z]/u.test(rest))
    return say(
      `a component that does not end: \`${shown}\``,
      'close its quotation marks and its bracket, like <Callout title="…"> or <Source id="…" />',
    );
  return say(`a bare \`<\` (\`${shown}\`), which reads as the beginning of a component`, "write it in words");
}

/** Git leaves both versions in the text; all its marks together are one mistake. */
function unfinishedMerge(text: string, from: number): Explanation {
  const rest = text.slice(from);
  const marks = /^(?:<{7} .*|\|{7} .*|={7}|>{7}.*)$/gmu;
  const corrected = text.slice(0, from) + rest.replace(marks, (line) => "‹".repeat(line.length));
  return { mistake: { ...placeAt(text, from), ...UNFINISHED_MERGE }, corrected };
}

function strayBrace(text: string, at: number): Explanation {
  const last = Math.max(0, text.lastIndexOf("{", at));
  const from = last - (/\{*$/u.exec(text.slice(0, last))?.[0].length ?? 0);
  const mistake = { ...placeAt(text, from), ...bracesInWords(snippet(text.slice(from))) };
  return { mistake, corrected: text.slice(0, from) + "(".repeat(last - from + 1) + text.slice(last + 1) };
}

/** The message about `{…}`, whether or not it happens to be code. */
export function bracesInWords(shown: string): Pick<MdxMistake, "found" | "remedy"> {
  if (/^\{\s*\/[*/]/u.test(shown))
    return {
      found: "a comment between braces",
      remedy: "remove it: comments to colleagues belong in the pull request",
    };
  return {
    found: `braces (\`${shown}\`), which read as code`,
    remedy: "use parentheses, or remove them: texts hold no code",
  };
}

/** The message about a line that begins with `import` or `export`. */
export function codeLineInWords(word: string): Pick<MdxMistake, "found" | "remedy"> {
  return {
    found: `a line that begins with \`${word}\`, which reads as code`,
    remedy: "remove it: components need no import; if it is a sentence, begin it with another word",
  };
}

const INSTEAD_OF_HTML: Readonly<Record<string, string>> = {
  br: "leave an empty line to begin a new paragraph",
  p: "leave an empty line between paragraphs",
  b: "write **words** for what matters",
  strong: "write **words** for what matters",
  i: "write *words* for titles and foreign words",
  em: "write *words* for titles and foreign words",
  a: "write a link as [words](address)",
  img: 'write <Figure name="…" alt="…">caption</Figure>',
  ul: "begin each line of a list with a hyphen",
  li: "begin each line of a list with a hyphen",
};

/** The message about an HTML tag, closed or not. */
export function htmlInWords(name: string): Pick<MdxMistake, "found" | "remedy"> {
  const remedy = INSTEAD_OF_HTML[name] ?? "write Markdown instead, or one of the components";
  return { found: `HTML (\`<${name}>\`)`, remedy: `texts hold no HTML: ${remedy}` };
}

function codeWord(text: string, at: number): Explanation {
  const before = text.slice(0, at + 1);
  const from = Math.max(before.lastIndexOf("\nimport"), before.lastIndexOf("\nexport")) + 1;
  const mistake = { ...placeAt(text, from), ...codeLineInWords(text.slice(from, from + 6)) };
  return { mistake, corrected: replaceAt(text, from, "‹") };
}

function tagMismatch(text: string, reason: string, at: number): Explanation {
  const opening = /(?:closing tag for|expected corresponding closing tag for) `<([\w.]*)>` \((\d+):(\d+)/u.exec(reason);
  if (opening) {
    const [, name = "", line, column] = opening;
    const from = offsetAt(text, Number(line), Number(column));
    const words = /^[a-z]/u.test(name)
      ? htmlInWords(name)
      : {
          found: `\`<${name}>\` is opened and not closed`,
          remedy: `add \`</${name}>\` where it ends, or write \`<${name} … />\` when it is empty`,
        };
    return { mistake: { ...placeAt(text, from), ...words }, corrected: replaceAt(text, from, "‹") };
  }
  const from = Math.max(0, text.lastIndexOf("<", at));
  const name = /^<\/?([\w.]*)/u.exec(text.slice(from))?.[1] ?? "";
  const place = placeAt(text, from);
  if (reason.startsWith("Expected the closing tag")) {
    const found = `\`</${name}>\` at the end of a paragraph or of a list`;
    return {
      mistake: { ...place, found, remedy: `put \`</${name}>\` alone on a line, after a blank line` },
      corrected: withoutPair(text, name, from),
    };
  }
  if (text.startsWith("</", from)) {
    const mistake = {
      ...place,
      found: `\`</${name}>\` closes a component that was not opened before it`,
      remedy: `remove it, or open \`<${name}>\` above`,
    };
    return { mistake, corrected: replaceAt(text, from, "‹") };
  }
  return {
    mistake: {
      ...place,
      found: `a text that cannot be read (${reason})`,
      remedy: "compare it with the same place in another file",
    },
    corrected: null,
  };
}

/** Removes a closing tag and the opening one before it. */
function withoutPair(text: string, name: string, closing: number): string | null {
  const opening = text.lastIndexOf(`<${name}`, closing - 1);
  if (opening < 0) return null;
  return replaceAt(replaceAt(text, closing, "‹"), opening, "‹");
}

function replaceAt(text: string, offset: number, character: string): string {
  return text.slice(0, offset) + character + text.slice(offset + 1);
}

function snippet(text: string): string {
  // A part removed before appears as `‹`.
  const line = (text.split("\n")[0] ?? "").replaceAll("‹", "<");
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
}

/** Line and column of an offset. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function offsetAt(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}
