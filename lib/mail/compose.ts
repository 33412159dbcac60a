import { typeset } from "../i18n/typography.ts";
import { type Locale, languageTag } from "../i18n/locales.ts";
import { loadMessages } from "../i18n/messages.ts";

/** `confirm`: one press is missing. `already`: confirmed before, so only the way to the own page. */
export type MailKind = "confirm" | "already";

export type Mail = { fromName: string; subject: string; text: string; html: string };

/**
 * The mail to a signer, as text and as HTML, in the language of the form. It names no petition and no person, since
 * previews and inboxes are read over shoulders; it loads nothing and follows nobody.
 * @param subject of the petition in that language, as `lib/content` gives it; neutral by the rule of its field
 * @param link absolute address of the supporter's own page
 */
export function compose(kind: MailKind, locale: Locale, subject: string, link: string): Mail {
  const { before, button, after, fromName, foot } = wordsOf(kind, locale);
  return {
    fromName,
    subject,
    text: `${[...before, `${button}\n${link}`, ...after, "-- ", ...foot].join("\n\n").replace("-- \n\n", "-- \n")}\n`,
    html: page(locale, subject, [
      ...before.map(paragraph),
      `<p><a href="${escaped(link)}">${escaped(button)}</a></p>`,
      `<p>${escaped(link)}</p>`,
      ...after.map(paragraph),
      "<hr>",
      ...foot.map(paragraph),
    ]),
  };
}

function wordsOf(kind: MailKind, locale: Locale) {
  const { mail } = loadMessages(locale);
  const set = (text: string) => typeset(locale, text);
  const own =
    kind === "confirm"
      ? {
          before: [mail.confirm.greeting, mail.confirm.asked, mail.confirm.press],
          button: mail.confirm.button,
          after: [mail.confirm.lapses, mail.confirm.notYou, mail.confirm.keep],
        }
      : {
          before: [mail.already.greeting, mail.already.asked, mail.already.press],
          button: mail.already.button,
          after: [mail.already.notYou],
        };
  return {
    before: own.before.map(set),
    button: set(own.button),
    after: own.after.map(set),
    fromName: set(mail.from),
    foot: [`${set(mail.signOff)}, ${set(mail.from)}`, set(mail.why)],
  };
}

/** Plain HTML that every client shows; styles, tables and images would only be in the way of a screen reader. */
function page(locale: Locale, title: string, body: string[]): string {
  return [
    "<!doctype html>",
    `<html lang="${languageTag[locale]}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>`,
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
