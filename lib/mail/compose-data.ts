import {
  CLOCK,
  countryName,
  formatDate,
  formatTime,
  isoDay,
  type Locale,
  languageTag,
  translator,
} from "../i18n/index.ts";
import { loadMessages } from "../i18n/messages.ts";
import { type Mail, renderTemplate } from "./template.ts";

/** Everything held about one signature that the worker can read. Times are in UTC. */
export type HeldData = {
  email: string;
  petition: string;
  petitionTitle: string;
  status: "pending" | "confirmed" | "held";
  locale: Locale;
  country: string;
  province: string | null;
  textVersion: number;
  updatesConsentVersion: number | null;
  updatesConsentAt: Date | null;
  /** The form asked for news. Until the supporter confirms, this is no consent. */
  updatesWanted: boolean;
  /** Several different forms gave this address while it waits for confirmation; none of their values are kept. */
  severalForms: boolean;
  createdAt: Date;
  confirmedAt: Date | null;
  mailedAt: Date | null;
};

/**
 * A copy of everything held, as text and as a file for programs. The text names the fields that are encrypted with the
 * offline key.
 * @param link absolute address of the supporter's own page
 * @param officer address of the privacy officer, who can have the encrypted fields decrypted
 */
export function composeData(data: HeldData, link: string, officer: string): Mail {
  const t = translator(data.locale);
  const sealed = data.severalForms ? [] : ["name", "postalCodePrefix"];
  const mail = renderTemplate(
    data.locale,
    t("mail.data.subject"),
    [
      t("mail.data.greeting"),
      t("mail.data.asked", { clock: CLOCK[data.locale] }),
      { rows: rowsOf(data, link) },
      ...(sealed.length > 0 ? [t("mail.data.sealed", { officer })] : []),
      t("mail.data.codes"),
      t("mail.data.file"),
      t("mail.data.notYou"),
    ],
    [t("mail.data.why")],
  );
  const content = `${JSON.stringify({ ...data, link, sealedToDeliveryKey: sealed }, null, 2)}\n`;
  return { ...mail, attachment: { filename: "my-data.json", content, contentType: "application/json" } };
}

function rowsOf(data: HeldData, link: string): [string, string][] {
  const { locale } = data;
  const t = translator(locale);
  const moment = (at: Date | null) =>
    at
      ? t("mail.data.moment", { date: formatDate(locale, isoDay(at)), time: formatTime(locale, at) })
      : t("mail.data.none");
  return [
    [t("mail.data.email"), data.email],
    [t("mail.data.petition"), data.petitionTitle],
    [t("mail.data.version"), String(data.textVersion)],
    [t("mail.data.status"), t(data.severalForms ? "mail.data.severalForms" : `mail.data.statuses.${data.status}`)],
    [t("mail.data.signedAt"), moment(data.createdAt)],
    [t("mail.data.confirmedAt"), moment(data.confirmedAt)],
    [t("mail.data.mailedAt"), moment(data.mailedAt)],
    [t("mail.data.language"), new Intl.DisplayNames(languageTag[locale], { type: "language" }).of(locale) ?? locale],
    [t("mail.data.country"), countryName(locale, data.country)],
    [t("mail.data.province"), provinceName(locale, data.province) ?? t("mail.data.none")],
    [t("mail.data.updates"), updatesOf(data, moment)],
    [t("mail.data.link"), link],
  ];
}

function provinceName(locale: Locale, province: string | null): string | null {
  const names: Record<string, string> = loadMessages(locale).delivery.regions;
  return province && (names[province] ?? province);
}

type Moment = (at: Date | null) => string;

/** Consent is given when the supporter confirms; before that the form can only record a wish. */
function updatesOf(
  { locale, updatesConsentVersion, updatesConsentAt, updatesWanted }: HeldData,
  moment: Moment,
): string {
  const t = translator(locale);
  if (updatesConsentAt)
    return t("mail.data.consent", { version: updatesConsentVersion ?? 0, at: moment(updatesConsentAt) });
  return t(updatesWanted ? "mail.data.wished" : "mail.data.none");
}
