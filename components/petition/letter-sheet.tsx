import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { type Locale, translator } from "#lib/i18n/index.ts";

/** The House of Commons: its own search by postal code, and the address to which mail needs no stamp. */
export const houseOfCommons: Record<Locale, { search: string; address: string[] }> = {
  en: {
    search: "https://www.ourcommons.ca/Members/en/search",
    address: ["House of Commons", "Ottawa, Ontario", "K1A 0A6"],
  },
  fr: {
    search: "https://www.noscommunes.ca/Members/fr/search",
    address: ["Chambre des communes", "Ottawa (Ontario)", "K1A 0A6"],
  },
};

type Props = { locale: Locale; title: string; body: ReactNode };

/** The letter as it is printed: alone on its page, with lines for what its writer fills in by hand. */
export function LetterSheet({ locale, title, body }: Props) {
  const t = translator(locale);
  const lines = (texts: string[]) => texts.map((text) => <Fill key={text}>{text}</Fill>);
  return (
    <article className="sheet-letter" aria-label={t("letter.theLetter")}>
      <p className="small">{lines([t("letter.yourName"), t("letter.yourStreet"), t("letter.yourPostalCode")])}</p>
      <p>{lines([t("letter.date")])}</p>
      <p>
        <Fill>{t("letter.memberName")}</Fill>
        {houseOfCommons[locale].address.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <p>
        <b>
          <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
        </b>
      </p>
      <p>{t("letter.salutation")}</p>
      {body}
      <p>{t("letter.closing")}</p>
      <p>{lines([t("letter.signature")])}</p>
    </article>
  );
}

/** A line to write on; what belongs there stands on it in grey, and below it on paper. */
function Fill({ children }: { children: string }) {
  return (
    <span className="fill">
      <i>{children}</i>
    </span>
  );
}
