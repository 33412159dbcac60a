import { readChoice } from "../../cli/arguments.ts";
import { environment } from "../../env.ts";
import { type Locale, locales } from "../../i18n/locales.ts";

/**
 * The language in which a command answers: that of `--lang`, or else of the system.
 * @param given the values of `--lang`
 * @throws UsageError for a language that the site does not have
 */
export function languageAsked(given: string[], variables = environment()): Locale {
  const system = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG || "";
  return readChoice("lang", given, locales) ?? (system.toLowerCase().startsWith("fr") ? "fr" : "en");
}
