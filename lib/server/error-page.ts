import type { Locale } from "../i18n/locales.ts";
import type { ErrorKind, ErrorMessages } from "./messages.ts";

/**
 * A complete small page that says what happened. No style and no script: it must stand when nothing else does.
 * @param locale null when the language is unknown: then both are said
 */
export function renderErrorPage(words: ErrorMessages, matter: ErrorKind, locale: Locale | null): string {
  const locales: Locale[] = locale ? [locale] : ["en", "fr"];
  const title = locales.map((each) => words[each][matter].title).join(" · ");
  const parts = locales.map((each) => section(words, matter, each)).join("");
  return (
    `<!DOCTYPE html><html lang="${locale ?? "en"}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${escapeHtml(title)}</title></head><body><main>${parts}</main></body></html>`
  );
}

/** The same as plain text, for whoever is not reading a page. */
export function renderErrorText(words: ErrorMessages, matter: ErrorKind, locale: Locale | null): string {
  const locales: Locale[] = locale ? [locale] : ["en", "fr"];
  return locales.map((each) => `${words[each][matter].title}. ${words[each][matter].body}\n`).join("");
}

function section(words: ErrorMessages, matter: ErrorKind, locale: Locale): string {
  const { title, body } = words[locale][matter];
  const home = `<p><a href="/${locale}">${escapeHtml(words[locale].home)}</a></p>`;
  return `<section lang="${locale}"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(body)}</p>${home}</section>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
