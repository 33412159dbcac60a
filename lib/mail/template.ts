import { site } from "../content/load/site.ts";
import { escapeHtml } from "../escape-html.ts";
import { type Locale, languageTag } from "../i18n/locales.ts";
import { loadMessages } from "../i18n/messages.ts";

/** A mail ready to send. */
export type Mail = {
  fromName: string;
  subject: string;
  text: string;
  html: string;
  attachment?: { filename: string; content: string; contentType: string };
  /** The address where a mail program stops updates with one click (RFC 8058). */
  unsubscribe?: string;
};

/** What a mail belongs to: its job, and the signature whose data it holds, both by id; and that signature's petition. */
export type MailReference = { job: string; signature: string; petition?: string };

/** In place of a signature, for a mail to the team. */
export const NO_SIGNATURE = "00000000-0000-0000-0000-000000000000";

/** One part of a mail: a paragraph, a link with its text, or a list of labels with their values. */
export type Piece = string | { words: string; link: string } | { rows: [label: string, value: string][] };

/**
 * A mail as text and as HTML with the same content, plain so that every client and screen reader shows it. It loads
 * nothing and tracks no one.
 * @param foot lines below the signature
 */
export function renderTemplate(locale: Locale, subject: string, pieces: Piece[], foot: string[]): Mail {
  const { mail } = loadMessages(locale);
  const end = [`${mail.signOff}, ${site.organisation.name[locale]}`, ...foot];
  return {
    fromName: site.organisation.name[locale],
    subject,
    text: `${pieces.map(asText).join("\n\n")}\n\n-- \n${end.join("\n\n")}\n`,
    html: page(locale, subject, [...pieces.map(asHtml), "<hr>", ...end.map(asHtml)]),
  };
}

function asText(piece: Piece): string {
  if (typeof piece === "string") return piece;
  if ("link" in piece) return `${piece.words}\n${piece.link}`;
  return piece.rows.map(([label, value]) => `${label}\n  ${value}`).join("\n");
}

function asHtml(piece: Piece): string {
  if (typeof piece === "string") return `<p>${escapeHtml(piece)}</p>`;
  if ("link" in piece) {
    const link = escapeHtml(piece.link);
    return `<p><a href="${link}">${escapeHtml(piece.words)}</a></p>\n<p>${link}</p>`;
  }
  const rows = piece.rows.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<dl>\n${rows.join("\n")}\n</dl>`;
}

/** No styles, tables or images: the mail does not need them, and some clients show them badly. */
function page(locale: Locale, title: string, body: string[]): string {
  return [
    "<!doctype html>",
    `<html lang="${languageTag[locale]}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>`,
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
