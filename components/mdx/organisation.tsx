import { site } from "#lib/content/index.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";

/** The organisation that runs the campaign, from `content/site.ts`; what it has not filled in yet is stated openly. */
export function Organisation({ locale }: { locale: Locale }) {
  const t = translator(locale);
  const { organisation, contact, postalAddress } = site;
  const facts = [
    ["legalName", organisation.legalName],
    ["registration", organisation.registration?.[locale]],
    ["place", organisation.place?.[locale]],
    ["accountable", organisation.accountable?.[locale]],
    ["funding", organisation.funding?.[locale]],
    ["decisions", organisation.decisions?.[locale]],
    ["postalAddress", postalAddress?.[locale].join(", ")],
    ["press", contact.press ?? contact.email],
    ["data", contact.data ?? contact.email],
  ] as const;
  return (
    <ul className="ledger ledger-2">
      {facts.map(([name, value]) => (
        <li key={name}>
          <h3>{t(`organisation.${name}`)}</h3>
          <p>{value?.includes("@") ? <a href={`mailto:${value}`}>{value}</a> : (value ?? t("organisation.unset"))}</p>
        </li>
      ))}
    </ul>
  );
}
