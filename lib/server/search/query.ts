import type { Locale } from "../../i18n/locales.ts";
import { path } from "../../i18n/paths.ts";
import { RESULT_KINDS, type ResultKind } from "../../search/kinds.ts";
import { QUERY_LENGTH_MAX } from "../../search/search.ts";
import { pathOf } from "../paths.ts";

/** What a reader searches for. */
export interface Query {
  locale: Locale;
  words: string;
  /** Only results of this kind. */
  kind: ResultKind | undefined;
  /** Whether every result is shown, and not only the first ones. */
  all: boolean;
}

/** The query of a request for the search page; null for any other address, and where nothing is searched for. */
export function queryOf(target: string): Query | null {
  const asked = pathOf(target);
  const locale = (["en", "fr"] as const).find((each) => path(each, "search") === asked);
  if (!locale || asked === target) return null;
  const parameters = new URLSearchParams(target.slice(asked.length + 1));
  const words = cleaned(parameters.get("q") ?? "");
  if (words === "") return null;
  const kind = RESULT_KINDS.find((each) => each === parameters.get("kind"));
  return { locale, words, kind, all: parameters.has("all") };
}

/** The words of an address that does not exist, to search for: `/en/isues/detention-canada` is about detention in Canada. */
export function wordsOfPath(wrong: string): string {
  const parts = decoded(wrong).split("/").filter(Boolean);
  const below = parts[0] === "en" || parts[0] === "fr" ? parts.slice(1) : parts;
  return cleaned(
    below
      .join(" ")
      .replace(/\.(?:html?|php|aspx?)$/i, "")
      .replace(/[-_.+~]/g, " "),
  );
}

/** The address of a query. */
export function searchHref({ locale, words, kind, all }: Query): string {
  const parameters = new URLSearchParams({ q: words, ...(kind ? { kind } : {}), ...(all ? { all: "1" } : {}) });
  return `${path(locale, "search")}?${parameters}`;
}

function cleaned(words: string): string {
  return words
    .slice(0, 4 * QUERY_LENGTH_MAX)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, QUERY_LENGTH_MAX)
    .toWellFormed();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Malformed escapes are ordinary input.
    return text;
  }
}
