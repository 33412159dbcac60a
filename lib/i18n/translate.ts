import { createTranslator } from "next-intl";
import { type Locale, languageTag } from "./locales.ts";
import { loadMessages, type Messages } from "./messages.ts";
import { TIME_ZONE } from "./time-zone.ts";

/**
 * The texts of the interface in one language: `translator("fr")("petition.sign")`.
 * @throws when a key or an argument is missing, so that the build stops instead of showing a key
 */
export function translator(locale: Locale) {
  return createTranslator<Messages>({
    locale: languageTag[locale],
    messages: loadMessages(locale),
    timeZone: TIME_ZONE,
    onError: (error) => {
      throw error;
    },
  });
}

export type Translate = ReturnType<typeof translator>;
