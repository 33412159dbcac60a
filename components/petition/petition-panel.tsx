import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { CLOCK, formatDate, type Locale, translator } from "#lib/i18n/index.ts";
import { type Count, Goal } from "./goal.tsx";

type Props = {
  locale: Locale;
  petition: {
    slugs: Record<Locale, string>;
    to: string;
    ask: string;
    goal: number;
    milestones?: number[];
    closes: string;
    version: number;
  };
  /** Where the wording stands with its date and fingerprint; null for one that nobody has signed. */
  versionHref: string | null;
  count: Count;
  /** Provinces and territories with ten signatures or more; said from two on. */
  places?: number;
  /** The words to be signed, below the addressee and the demand; null where the page shows all three beside the panel. */
  fullText: ReactNode | null;
  form: ReactNode;
};

/** Count and form of an open petition, and before the form what one must know before signing, unless the page shows it already. */
export function PetitionPanel({ locale, petition, versionHref, count, places = 0, fullText, form }: Props) {
  const t = translator(locale);
  return (
    <section className="panel" id="sign" aria-labelledby="sign-title" tabIndex={-1}>
      <h2 id="sign-title">{t("petition.sign")}</h2>
      {fullText ? (
        <p className="small to">
          <NoBreakBillNumbers>{petition.to}</NoBreakBillNumbers>
        </p>
      ) : null}
      <Goal
        locale={locale}
        slug={petition.slugs.en}
        count={count}
        goal={petition.goal}
        milestones={petition.milestones}
      />
      {places > 1 ? <p className="small mt-1">{t("petition.figures.places", { count: places })}</p> : null}
      {fullText ? <Demand locale={locale} petition={petition} versionHref={versionHref} fullText={fullText} /> : null}
      {form}
    </section>
  );
}

type DemandProps = Pick<Props, "locale" | "petition" | "versionHref" | "fullText"> & {
  /** Whether it can be signed, now or later: only then is its last day of interest. */
  signable?: boolean;
};

/** Addressee is above; here the demand and, closed at first, the whole text. */
export function Demand({ locale, petition, versionHref, fullText, signable = true }: DemandProps) {
  const t = translator(locale);
  const version = t("petition.version", { version: petition.version });
  return (
    <>
      <p className="ask">
        <NoBreakBillNumbers>{petition.ask}</NoBreakBillNumbers>
      </p>
      <details className="disclose">
        <summary>
          <span>{t("petition.readFull")}</span>
        </summary>
        <div className="ui stack">
          {fullText}
          <p className="small">
            {versionHref ? <a href={versionHref}>{version}</a> : version}
            {signable
              ? ` · ${t("petition.closes", { date: formatDate(locale, petition.closes), clock: CLOCK[locale] })}`
              : null}
          </p>
        </div>
      </details>
    </>
  );
}
