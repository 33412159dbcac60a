import { type Locale, languageTag } from "./locales.ts";
import { translator } from "./translate.ts";

/** For places that lists of countries lack. ISO 3166-1 reserves these letters for users. */
export const elsewhere = "XX";

/**
 * Countries with their names in a language: Canada first, then in the language's alphabetical order, `elsewhere` last.
 * @param codes ISO 3166-1 alpha-2, or `elsewhere`
 */
export function countryNames(locale: Locale, codes: readonly string[]): [code: string, name: string][] {
  const { compare } = new Intl.Collator(languageTag[locale]);
  const place = (code: string) => (code === "CA" ? 0 : code === elsewhere ? 2 : 1);
  return codes
    .map((code): [string, string] => [code, countryName(locale, code)])
    .sort(([a, nameA], [b, nameB]) => place(a) - place(b) || compare(nameA, nameB));
}

/** The name of a country as in a list: with a capital, which French names of islands lack in running text. */
export function countryName(locale: Locale, code: string): string {
  if (code === elsewhere) return translator(locale)("form.elsewhere");
  const name = new Intl.DisplayNames(languageTag[locale], { type: "region" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(languageTag[locale]) + name.slice(1);
}
