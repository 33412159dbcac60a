/** The languages of the site. Neither is a fallback for the other. */
export const locales = ["en", "fr"] as const;

export type Locale = (typeof locales)[number];

/** The full language tags used for `lang`, `hreflang`, dates and numbers. */
export const languageTag: Record<Locale, string> = { en: "en-CA", fr: "fr-CA" };

export function isLocale(value: string | undefined): value is Locale {
  return value === "en" || value === "fr";
}

export function otherLocale(locale: Locale): Locale {
  return locale === "en" ? "fr" : "en";
}
