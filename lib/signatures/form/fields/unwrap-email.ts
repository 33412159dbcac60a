import { plainWidth, trimmed } from "./text.ts";

/**
 * The address inside what a mail program, a web page or a keyboard has put around it: `Marie Roy <marie@example.org>`,
 * `mailto:marie@example.org?subject=…`, quotation marks, the full stop of a sentence, a full-width ＠.
 * Only what leaves no doubt is taken away: of two different addresses both stay, for the rules to refuse.
 */
export function unwrapEmail(text: string): string {
  return unwrapped(trimmed(plainWidth(text).replace(invisible, "")))
    .replace(/^[<([«“"]+|[.,;:!?>)\]»”"'*]+$/gu, "")
    .replace(/\s*@\s*/gu, "@")
    .replace(/[’‘ʼ](?=[^@]*@)/gu, "'");
}

/** Joiners stay between letters of scripts that need them, as in Persian domain names. */
const invisible = /[\u200C\u200D](?!\P{ASCII})|(?<!\P{ASCII})[\u200C\u200D]|[^\P{Cf}\u200C\u200D]/gu;

/** One layer after the other, from the outside in: up to a thousand, so no pattern may look at a text twice. */
function unwrapped(text: string): string {
  const inner = insideOf(text);
  return inner === text ? text : unwrapped(inner);
}

function insideOf(text: string): string {
  for (const layer of [/^([^<>]*)<([^<>@]*@[^<>]*)>([^<>]*)$/u, /^\[([^[\]]*)\]\(([^()@]*@[^()]*)\)$/u]) {
    const [, words = "", address, more = ""] = layer.exec(text) ?? [];
    if (address !== undefined && namesOnly(address, `${words} ${more}`)) return address.trim();
  }
  const [, commented] = /^([^\s@]+@[^\s@]+)\s+\([^()@]*\)$/u.exec(text) ?? [];
  if (commented !== undefined) return commented;
  if (enclosing.some((pair) => text.length > 2 && text.startsWith(pair.charAt(0)) && text.endsWith(pair.charAt(1))))
    return text.slice(1, -1).trim();
  return /^mailto:/iu.test(text) ? percentDecoded(text.slice("mailto:".length).replace(/\?.*$/su, "")) : text;
}

/** Quotation marks, brackets, and the stars and lines that chats write for bold and italics. */
const enclosing = ["<>", "()", "[]", '""', "''", "“”", "‘’", "«»", "„“", "``", "**", "__"];

/** Whether every address among the words is that one. */
function namesOnly(address: string, words: string): boolean {
  const bare = (text: string) =>
    text
      .replace(/^\s*mailto:|\?.*$/giu, "")
      .trim()
      .toLowerCase();
  return (words.match(/[^\s<>"'()[\],;]*@[^\s<>"'()[\],;]*/gu) ?? []).every((found) => bare(found) === bare(address));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // the rules refuse it as it is
  }
}
