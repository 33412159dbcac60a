import { escapeHtml } from "../escape-html.ts";
import type { Locale } from "../i18n/locales.ts";
import type { ErrorKind, ErrorMessages } from "./messages.ts";

/**
 * A small, complete error page. It needs no style sheet and no script, so that it works when everything else fails.
 * @param locale null when the language is unknown; the page is then in both languages
 */
export function renderErrorPage(words: ErrorMessages, errorKind: ErrorKind, locale: Locale | null): string {
  const locales: Locale[] = locale ? [locale] : ["en", "fr"];
  const title = locales.map((each) => words[each][errorKind].title).join(" · ");
  const parts = locales.map((each) => section(words, errorKind, each)).join("");
  return (
    `<!DOCTYPE html><html lang="${locale ?? "en"}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${escapeHtml(title)}</title></head><body><main>${parts}</main></body></html>`
  );
}

/** The same as plain text, for a client that does not accept HTML. */
export function renderErrorText(words: ErrorMessages, errorKind: ErrorKind, locale: Locale | null): string {
  const locales: Locale[] = locale ? [locale] : ["en", "fr"];
  return locales.map((each) => `${words[each][errorKind].title}. ${words[each][errorKind].body}\n`).join("");
}

function section(words: ErrorMessages, errorKind: ErrorKind, locale: Locale): string {
  const { title, body } = words[locale][errorKind];
  const home = `<p><a href="/${locale}">${escapeHtml(words[locale].home)}</a></p>`;
  return `<section lang="${locale}"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(body)}</p>${home}</section>`;
}
