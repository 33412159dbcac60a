import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";

/**
 * A whole letter as plain text: salutation, body, closing, and what its writer fills in, in brackets.
 * @param body paragraphs separated by blank lines
 */
export function letterText(locale: Locale, body: string): string {
  const t = translator(locale);
  const signed = [t("letter.yourName"), t("letter.yourStreet"), t("letter.yourPostalCode")].map((line) => `[${line}]`);
  return [t("letter.salutation"), body, t("letter.closing"), signed.join("\n")].join("\n\n");
}

/**
 * The address that opens a letter in the reader's own mail program, without a recipient. Line breaks are CRLF, as the
 * standard for these addresses wants them.
 */
export function letterMail(subject: string, text: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
}

/** Some mail programs cut an address that is longer, and the letter with it. */
export const LETTER_MAIL_MAX = 2_000;
