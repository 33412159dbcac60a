import { site } from "../content/index.ts";
import { type Locale, translator } from "../i18n/index.ts";
import { type Mail, renderTemplate } from "./template.ts";

/** A news item as it appears in a mail. */
export type Update = { title: string; summary: string; link: string };

/**
 * News for a supporter who asked for it. It carries what Canada's anti-spam law requires in every such message (the
 * sender, a mailing address, a working way to unsubscribe) and the one-click headers of RFC 8058.
 * @param stop where to stop updates: `page` for people, `press` for mail programs; both absolute
 * @param why it is sent: the box beside a signature, or the form for news
 * @throws Error while neither POSTAL_ADDRESS nor `content/site.ts` gives a mailing address: no update may be sent then
 */
export function composeUpdate(
  locale: Locale,
  update: Update,
  stop: { page: string; press: string },
  why: "signed" | "asked" = "signed",
): Mail {
  const { postalAddress, organisation } = site;
  if (postalAddress === null)
    throw new Error("POSTAL_ADDRESS is not set, and every update must carry a mailing address");
  const t = translator(locale);
  const mail = renderTemplate(
    locale,
    t("mail.update.subject"),
    [t("mail.update.greeting"), update.title, update.summary, { words: t("mail.update.read"), link: update.link }],
    [
      t(why === "signed" ? "mail.update.why" : "mail.update.whyAsked"),
      `${t("mail.update.stop")}\n${stop.page}`,
      [organisation.legalName, ...postalAddress[locale]].join("\n"),
    ],
  );
  return { ...mail, unsubscribe: stop.press };
}
