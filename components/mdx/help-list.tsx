import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import type { HelpPlace, HelpService } from "#lib/content/schema/help.ts";
import { type Locale, languageTag, locales, translator } from "#lib/i18n/index.ts";

type Props = { locale: Locale; services: readonly HelpService[]; heading: "h3" | "h4" };

/** A list of services: name, what each does, place, telephone number and languages. */
export function HelpList({ locale, services, heading: Heading }: Props) {
  const t = translator(locale);
  return (
    <ul className="ledger">
      {services.map(({ id, name, what, place, url, phone, languages }) => (
        <li key={id}>
          <Heading>
            <a href={typeof url === "string" ? url : url[locale]} rel="noreferrer">
              <NoBreakBillNumbers>{name[locale]}</NoBreakBillNumbers>
            </a>
            {phone ? (
              <>
                , <a href={`tel:${phone}`}>{phone}</a>
              </>
            ) : null}
          </Heading>
          <p>
            <NoBreakBillNumbers>{what[locale]}</NoBreakBillNumbers>
          </p>
          <p className="small">
            {placeName(locale, place)}
            {languages.includes(locale) ? null : ` · ${t("help.onlyIn", { languages: namesOf(locale, languages) })}`}
            {languages.some(isOther)
              ? ` · ${t("help.alsoIn", { languages: namesOf(locale, languages.filter(isOther)) })}`
              : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A province or territory, all of Canada, or the United States, in the reader's language. */
export function placeName(locale: Locale, place: HelpPlace): string {
  const t = translator(locale);
  return place === "CA" || place === "US" ? t(`help.places.${place}`) : t(`delivery.regions.${place}`);
}

function isOther(language: string): boolean {
  return !locales.some((locale) => locale === language);
}

function namesOf(locale: Locale, languages: readonly string[]): string {
  const names = new Intl.DisplayNames(languageTag[locale], { type: "language" });
  return new Intl.ListFormat(languageTag[locale]).format(languages.map((language) => names.of(language) ?? language));
}
