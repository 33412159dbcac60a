import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { formatDate, type Locale, path, translator } from "#lib/i18n/index.ts";
import { type Count, Goal } from "./goal.tsx";

type Props = {
  locale: Locale;
  petition: { slugs: Record<Locale, string>; to: string; ask: string; goal: number; closes: string; version: number };
  /** Where the wording stands with its date and fingerprint; null for one that nobody has signed. */
  versionHref: string | null;
  open: boolean;
  count: Count;
  /** The words to be signed, below the addressee and the demand; null where the page shows all three beside the panel. */
  fullText: ReactNode | null;
  form: ReactNode;
};

/** Count and form, and before the form what one must know before signing, unless the page shows it already. */
export function PetitionPanel({ locale, petition, versionHref, open, count, fullText, form }: Props) {
  const t = translator(locale);
  return (
    <section className="panel" id="sign" aria-labelledby="sign-title" tabIndex={-1}>
      <h2 id="sign-title">{open ? t("petition.sign") : t("petition.closed.title")}</h2>
      {fullText ? (
        <p className="small to">
          <NoBreakBillNumbers>{petition.to}</NoBreakBillNumbers>
        </p>
      ) : null}
      <Goal locale={locale} slug={petition.slugs.en} count={count} goal={petition.goal} />
      {fullText ? <Demand locale={locale} petition={petition} versionHref={versionHref} fullText={fullText} /> : null}
      {open ? (
        form
      ) : (
        <p className="ui mt-5">
          {t("petition.closed.text")} <a href={path(locale, "issues")}>{t("petition.closed.others")}</a>
        </p>
      )}
    </section>
  );
}

type DemandProps = Pick<Props, "locale" | "petition" | "versionHref" | "fullText">;

function Demand({ locale, petition, versionHref, fullText }: DemandProps) {
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
            {versionHref ? <a href={versionHref}>{version}</a> : version} ·{" "}
            {t("petition.closes", { date: formatDate(locale, petition.closes) })}
          </p>
        </div>
      </details>
    </>
  );
}
