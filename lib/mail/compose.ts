import type { Locale } from "../i18n/locales.ts";
import { loadMessages } from "../i18n/messages.ts";
import { type Mail, renderTemplate } from "./template.ts";

/**
 * `confirm`: the supporter still has to confirm. `already`: the signature is confirmed, so the mail only links to the
 * supporter's own page.
 */
export type MailKind = "confirm" | "already";

/**
 * The mail to a supporter, in the language of the form. It names no petition and no person, since other people may see
 * previews and inboxes. It answers one request of its reader, so RFC 8058's one-click headers, which are for mail sent
 * to a list, are left out: there is no list to leave.
 * @param subject the petition's mail subject in that language, from `lib/content`; the check of content wants a neutral one
 * @param link absolute address of the supporter's own page
 * @param about what the form asked for
 */
export function compose(
  kind: MailKind,
  locale: Locale,
  subject: string,
  link: string,
  about: "signature" | "news" = "signature",
): Mail {
  const { mail } = loadMessages(locale);
  const words = about === "news" ? mail.news : mail;
  const { greeting, asked, press, button, notYou } = words[kind];
  const after = kind === "confirm" ? [words.confirm.lapses, notYou, words.confirm.keep] : [notYou];
  return renderTemplate(locale, subject, [greeting, asked, press, { words: button, link }, ...after], [mail.why]);
}
