import MiniSearch, { type SearchResult } from "minisearch";
import { type Locale, otherLocale } from "../i18n/locales.ts";
import type { StoredIndex } from "./build-index.ts";
import { excerptOf, markedText, type Piece } from "./excerpt.ts";
import { RESULT_KINDS, type ResultKind } from "./kinds.ts";
import { type Entry, optionsOf } from "./options.ts";
import { termOf, wordsOf } from "./words.ts";

/** A page, figure or question that was found, best first. */
export interface Hit {
  kind: ResultKind;
  /** Site-relative, with the anchor of the passage. */
  href: string;
  title: Piece[];
  /** The heading above the passage, where it is not the title. */
  heading: Piece[] | null;
  excerpt: Piece[];
}

export interface Found {
  /** How many were found of each kind. */
  counts: Record<ResultKind, number>;
  total: number;
  /** At most as many as asked for, of the kind asked for. */
  hits: Hit[];
  /** How many there are in the other language. */
  inOther: number;
}

interface Wanted {
  kind?: ResultKind;
  most: number;
}

export type Search = (locale: Locale, query: string, wanted: Wanted) => Found;

/** The longest query that is read, in characters and in words: more of it would cost time and find no more. */
export const QUERY_LENGTH_MAX = 120;
const TERMS_MAX = 8;
// Of the passages of a page after the best one: enough to put a page about something before one that names it once.
const OTHERS_COUNT = 0.1;

/** Reads an index that a build wrote. @throws when the file is of another version of MiniSearch */
export async function openIndex(stored: StoredIndex): Promise<Search> {
  const indexes = {
    en: await MiniSearch.loadJSONAsync<Entry>(stored.indexes.en, optionsOf("en")),
    fr: await MiniSearch.loadJSONAsync<Entry>(stored.indexes.fr, optionsOf("fr")),
  };
  return (locale, query, { kind, most }) => {
    const groups = find(indexes[locale], locale, query);
    const counts = Object.fromEntries(RESULT_KINDS.map((each) => [each, 0])) as Found["counts"];
    for (const { best } of groups) counts[best.kind as ResultKind] += 1;
    const wanted = kind ? groups.filter(({ best }) => best.kind === kind) : groups;
    return {
      counts,
      total: groups.length,
      hits: wanted.slice(0, most).map((group) => toHit(locale, group)),
      inOther: find(indexes[otherLocale(locale)], otherLocale(locale), query).length,
    };
  };
}

/** Passages of one page that were found, or one figure or question. */
interface Group {
  best: SearchResult;
  score: number;
  /** The words of the query that any of them has. */
  matched: Set<string>;
  terms: Set<string>;
}

function find(index: MiniSearch<Entry>, locale: Locale, query: string): Group[] {
  const terms = termsOf(locale, query);
  if (terms.length === 0) return [];
  const groups = groupsOf(lookUp(index, terms));
  const most = Math.max(0, ...groups.map(({ matched }) => matched.size));
  // Pages with every word; where there are none, those with most of them. Of three words or more, one may be missing.
  const least = most < 3 ? most : most - 1;
  const worth = ({ score, matched }: Group) => score * (matched.size / most) ** 2;
  return groups.filter(({ matched }) => matched.size >= least).sort((one, other) => worth(other) - worth(one));
}

function termsOf(locale: Locale, query: string): string[] {
  const words = wordsOf(query.slice(0, QUERY_LENGTH_MAX).normalize("NFC"));
  return [...new Set(words.flatMap((word) => termOf(locale, word.text) ?? []))].slice(0, TERMS_MAX);
}

/** Slips are forgiven only in words that the index does not know, because looking for similar words takes longer. */
function lookUp(index: MiniSearch<Entry>, terms: string[]): SearchResult[] {
  const options = {
    boost: { title: 4, topic: 4, heading: 2.5 },
    processTerm: (term: string) => term,
    tokenize: () => terms,
  };
  const last = terms.at(-1);
  const prefix = (term: string) => term === last && term.length >= 3;
  const exact = index.search(terms.join(" "), { ...options, prefix });
  const known = new Set(exact.flatMap(({ queryTerms }) => queryTerms));
  if (known.size === terms.length) return exact;
  const fuzzy = (term: string) => (known.has(term) ? false : slipsIn(term));
  return index.search(terms.join(" "), { ...options, prefix, fuzzy });
}

function slipsIn(term: string): number | false {
  if (/\d/.test(term) || term.length < 4) return false;
  return term.length < 7 ? 1 : 2;
}

function groupsOf(results: SearchResult[]): Group[] {
  const groups = new Map<string, Group>();
  for (const result of results) {
    const name = result.isWhole ? `${result.path}#${result.anchor}` : String(result.path);
    const score = result.score * result.weight;
    const group = groups.get(name);
    if (!group) {
      groups.set(name, { best: result, score, matched: new Set(result.queryTerms), terms: new Set(result.terms) });
      continue;
    }
    group.score += score * OTHERS_COUNT;
    for (const term of result.queryTerms) group.matched.add(term);
    for (const term of result.terms) group.terms.add(term);
  }
  return [...groups.values()];
}

function toHit(locale: Locale, { best, terms }: Group): Hit {
  const { path, anchor, title, heading, text, kind } = best as SearchResult & Entry;
  return {
    kind,
    href: anchor === "" ? path : `${path}#${anchor}`,
    title: markedText(locale, title, terms),
    heading: heading === "" ? null : markedText(locale, heading, terms),
    excerpt: excerptOf(locale, text, terms),
  };
}
