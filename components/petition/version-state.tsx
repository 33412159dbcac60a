import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  version: number;
  date: string;
  note: string;
  /** The version that came after, if any: these words were signed until then. */
  next?: { date: string };
  /** Where the words that are signed now stand. */
  currentHref: string;
  current: number;
};

/** When a wording was signed, what it changed, and the way to the words of today. */
export function VersionState({ locale, version, date, note, next, currentHref, current }: Props) {
  const t = translator(locale);
  return (
    <div className="status">
      <p>
        <b>
          {next
            ? t("petition.versions.earlier", { from: formatDate(locale, date), to: formatDate(locale, next.date) })
            : t("petition.versions.current", { from: formatDate(locale, date) })}
        </b>
      </p>
      <p>
        {version > 1 ? `${t("petition.versions.changed")} ` : null}
        <NoBreakBillNumbers>{note}</NoBreakBillNumbers>
      </p>
      <p>
        <a href={currentHref}>
          {next ? t("petition.versions.toCurrent", { version: current }) : t("petition.versions.toPetition")}
        </a>
      </p>
    </div>
  );
}
