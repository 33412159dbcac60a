import type { Locale } from "../../i18n/locales.ts";
import { loadMessages } from "../../i18n/messages.ts";

/** The name of a province or territory (two letters), or of all other places (`abroad`), in a language. */
export function regionName(locale: Locale, region: string): string {
  const names: Record<string, string> = loadMessages(locale).delivery.regions;
  return names[region] ?? region;
}
