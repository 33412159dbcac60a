import { type Locale, languageTag } from "./locales.ts";

/**
 * Countries with their names in a language: Canada first, then in the language's alphabetical order.
 * @param codes ISO 3166-1 alpha-2
 */
export function countryNames(locale: Locale, codes: readonly string[]): [code: string, name: string][] {
  const names = new Intl.DisplayNames(languageTag[locale], { type: "region" });
  const { compare } = new Intl.Collator(languageTag[locale]);
  const named = codes.map((code): [string, string] => [code, names.of(code) ?? code]);
  return named.sort(([a, nameA], [b, nameB]) => Number(b === "CA") - Number(a === "CA") || compare(nameA, nameB));
}
