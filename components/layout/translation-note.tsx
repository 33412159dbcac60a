import { formatDate, type Locale, otherLocale, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  /** The day the other language changed. */
  changedOn: string;
  /** This page in the other language. */
  href: string;
};

/** Informs a reader that the other language of this page is newer, since when, with a link to it. */
export function TranslationNote({ locale, changedOn, href }: Props) {
  const t = translator(locale);
  const other = otherLocale(locale);
  return (
    <aside className="section-first wrap" aria-label={t("translations.note.label")}>
      <p className="status">
        <span>{t("translations.note.behind", { date: formatDate(locale, changedOn) })}</span>
        <a href={href} lang={other} hrefLang={other} data-switch-locale="">
          {t("translations.note.read")}
        </a>
      </p>
    </aside>
  );
}
