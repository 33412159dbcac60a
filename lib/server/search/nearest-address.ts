import { isLocale, type Locale } from "../../i18n/locales.ts";
import { path as pathOf } from "../../i18n/paths.ts";

/** An address that exists, close to one that does not. */
interface NearAddress {
  path: string;
  /** Whether it will never lead elsewhere: only the way it is written differs, not a name that may change. */
  isForGood: boolean;
}

/** The page that a mistaken path means; null when there is none or when several could be meant. */
export type Nearest = (path: string) => NearAddress | null;

/** What people and programs put behind an address in a sentence. */
const TAIL = /[\s.,;:!?()[\]{}<>"'`*_|\\/«»“”‘’…\u00a0\u202f]/u;

/**
 * Forgives capitals, a sentence's punctuation, the words of the other language, and a language left out.
 * @param listed the addresses of each page that can be found, English and French
 */
export function createNearest(listed: [en: string, fr: string][]): Nearest {
  // Search finds every page but its own.
  const pages = [...listed, [pathOf("en", "search"), pathOf("fr", "search")] as const];
  const meant = new Map<string, Record<Locale, string>>();
  for (const [en, fr] of pages) for (const name of mixedNames(partsOf(en), partsOf(fr))) meant.set(name, { en, fr });
  // A page's own names come last: no mixture of another one's takes them.
  for (const [en, fr] of pages) for (const page of [en, fr]) meant.set(nameOf(partsOf(page)), { en, fr });
  const exists = new Set(pages.flat());

  return (path) => {
    const plain = plainPath(path);
    if (plain === path) return byName(plain);
    return exists.has(plain) ? { path: plain, isForGood: true } : byName(plain);
  };

  function byName(path: string): NearAddress | null {
    const [, first = "", ...rest] = path.split("/");
    if (isLocale(first)) {
      const found = meant.get(`/${rest.join("/")}`)?.[first];
      return found && found !== path ? { path: found, isForGood: false } : null;
    }
    // Without a language: the language of its words, where they belong to one alone.
    const page = meant.get(path);
    if (!page) return null;
    const said = (["en", "fr"] as const).filter((locale) => page[locale] === `/${locale}${path}`);
    return said.length === 1 && said[0] ? { path: page[said[0]], isForGood: false } : null;
  }
}

/** A path in lower case, without escapes, what follows it in a sentence, and doubled slashes. */
function plainPath(path: string): string {
  const plain = withoutTail(
    decoded(path)
      .normalize("NFC")
      .toLowerCase()
      .replace(/\/{2,}/g, "/"),
  );
  return plain === "" ? "/" : plain;
}

/** Sign by sign, because a pattern that ends in `+$` takes seconds for thousands of full stops before a letter. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && TAIL.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Malformed escapes are refused elsewhere.
    return path;
  }
}

/** What stands below the language in an address. */
function partsOf(path: string): string[] {
  return path.split("/").slice(2);
}

function nameOf(parts: string[]): string {
  return `/${parts.join("/")}`;
}

/** Each way to name a page with some words of one language and some of the other: those of its section, its own, those below. */
function mixedNames(en: string[], fr: string[]): string[] {
  if (en.length !== fr.length) return [];
  const mixed = en.reduce<string[][]>(
    (names, word, at) => names.flatMap((name) => [...new Set([word, fr[at] ?? word])].map((each) => [...name, each])),
    [[]],
  );
  return mixed.map(nameOf);
}
