import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";
import type { PetitionState } from "#lib/petitions/status.ts";
import { stateLine } from "./state-words.ts";

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
  petition: Parameters<typeof stateLine>[1];
  state: PetitionState;
};

/** When a wording was signed, what it changed, and the way to the words of today. */
export function VersionState(props: Props) {
  const { locale, version, note, next, currentHref, current, petition, state } = props;
  const t = translator(locale);
  const isOver = state !== "open" && state !== "planned";
  return (
    <div className="status">
      <p>
        <b>{whenSigned(props)}</b>
      </p>
      {isOver && !next ? <p>{stateLine(locale, petition, state, null)}</p> : null}
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

function whenSigned({ locale, date, next, petition, state }: Props): string {
  const t = translator(locale);
  const from = formatDate(locale, date);
  if (next) return t("petition.versions.earlier", { from, to: formatDate(locale, next.date) });
  if (state === "planned") return t("petition.versions.planned", { from: formatDate(locale, petition.opens) });
  return t(state === "open" ? "petition.versions.current" : "petition.versions.last", { from });
}
