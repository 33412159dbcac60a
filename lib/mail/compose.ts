import type { Locale } from "../i18n/locales.ts";
import { loadMessages } from "../i18n/messages.ts";
import { type Mail, renderTemplate } from "./template.ts";

/** `confirm`: one press is missing. `already`: confirmed before, so only the way to the own page. */
export type MailKind = "confirm" | "already";

/**
 * The mail to a signer in the language of the form. It names no petition and no person, since previews and inboxes are
 * read over shoulders. It answers one request of its reader, so RFC 8058's one-click headers, which are for mail sent to
 * a list, are left out: a mail program pressing by itself would have no list to leave.
 * @param subject of the petition in that language, as `lib/content` gives it; neutral by the rule of its field
 * @param link absolute address of the supporter's own page
 */
export function compose(kind: MailKind, locale: Locale, subject: string, link: string): Mail {
  const { mail } = loadMessages(locale);
  const { greeting, asked, press, button, notYou } = mail[kind];
  const after = kind === "confirm" ? [mail.confirm.lapses, notYou, mail.confirm.keep] : [notYou];
  return renderTemplate(locale, subject, [greeting, asked, press, { words: button, link }, ...after], [mail.why]);
}
