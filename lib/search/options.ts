import type { Options } from "minisearch";
import type { Locale } from "../i18n/locales.ts";
import type { ResultKind } from "./kinds.ts";
import { termOf, wordsOf } from "./words.ts";

/** A passage in the index. */
export interface Entry {
  id: number;
  path: string;
  anchor: string;
  /** The title of its page, or its own where it is a result of its own. */
  title: string;
  /** The line above that title. */
  topic: string;
  /** Its own heading; empty at the beginning of a page. */
  heading: string;
  text: string;
  kind: ResultKind;
  /** Whether it is a result of its own beside others of its page, as a figure or a question is. */
  isWhole: boolean;
  /** Of its page: 1, or less for a page that repeats others. */
  weight: number;
}

/** How the index of a language is made and read: both must be the same. */
export function optionsOf(locale: Locale): Options<Entry> {
  return {
    fields: ["title", "topic", "heading", "text"],
    storeFields: ["path", "anchor", "title", "heading", "text", "kind", "isWhole", "weight"],
    tokenize: (text) => wordsOf(text).map((word) => word.text),
    processTerm: (word) => termOf(locale, word),
  };
}
