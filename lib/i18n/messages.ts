import en from "../../messages/en.json" with { type: "json" };
import fr from "../../messages/fr.json" with { type: "json" };
import type { Locale } from "./locales.ts";
import { typesetAll } from "./typography.ts";

/**
 * The texts of the interface, by place and purpose. French must hold the same keys: otherwise the annotation below
 * fails the type check.
 */
export type Messages = typeof en;

const words: Record<Locale, Messages> = { en: typesetAll("en", en), fr: typesetAll("fr", fr) };

/** All texts in one language; loaded with the program, so a missing file stops it at once. */
export function loadMessages(locale: Locale): Messages {
  return words[locale];
}
