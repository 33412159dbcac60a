import type { Locale } from "../i18n/locales.ts";
import { termOf, type Word, wordsOf } from "./words.ts";

/** A piece of a text: with `found` where it is one of the words that were looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

const LENGTH = 200;
const LENGTH_READ_MAX = 20_000;

/**
 * The part of a text with most of the words that were found, cut between words.
 * @param terms as the index found them
 */
export function excerptOf(locale: Locale, text: string, terms: ReadonlySet<string>): Piece[] {
  const words = wordsOf(text.slice(0, LENGTH_READ_MAX));
  const found = words.filter((word) => terms.has(termOf(locale, word.text) ?? ""));
  const [start, end] = windowOf(text, words, densest(found));
  const inside = found.filter((word) => word.start >= start && word.end <= end);
  const pieces: Piece[] = [];
  let at = start;
  for (const word of inside) {
    if (word.start > at) pieces.push({ text: text.slice(at, word.start), found: false });
    pieces.push({ text: text.slice(word.start, word.end), found: true });
    at = word.end;
  }
  pieces.push({ text: text.slice(at, end), found: false });
  if (start > 0) pieces.unshift({ text: "… ", found: false });
  if (end < text.length) pieces.push({ text: " …", found: false });
  return pieces.filter((piece) => piece.text !== "");
}

/** A text with the words that were found in it marked, in its whole length. */
export function markedText(locale: Locale, text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const word of wordsOf(text)) {
    if (!terms.has(termOf(locale, word.text) ?? "")) continue;
    if (word.start > at) pieces.push({ text: text.slice(at, word.start), found: false });
    pieces.push({ text: text.slice(word.start, word.end), found: true });
    at = word.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false });
  return pieces;
}

/** The first of the found words from where most of the others follow within one excerpt. */
function densest(found: Word[]): Word | undefined {
  let best: Word | undefined;
  let most = 0;
  for (const [at, first] of found.entries()) {
    const within = found.slice(at).filter((word) => word.end - first.start <= LENGTH);
    const different = new Set(within.map((word) => word.text.toLowerCase())).size;
    if (different > most) [best, most] = [first, different];
  }
  return best;
}

function windowOf(text: string, words: Word[], first: Word | undefined): [start: number, end: number] {
  if (text.length <= LENGTH) return [0, text.length];
  const wished = first ? Math.max(0, first.start - LENGTH / 4) : 0;
  const start = wished < 40 ? 0 : (words.find((word) => word.start >= wished)?.start ?? 0);
  if (start + LENGTH >= text.length) return [start, text.length];
  const end = words.findLast((word) => word.end <= start + LENGTH)?.end ?? text.length;
  return [start, end];
}
