import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";
import { dayOfState, type PetitionState } from "#lib/petitions/status.ts";
import type { Count } from "./goal.tsx";

type Terms = { opens: string; closes: string; steps: { status: string; date: string }[] };

/**
 * A petition's state in one line, for wherever it is named: cards, lists, the API.
 * @returns null for a draft, of which nothing is said
 */
export function stateLine(locale: Locale, petition: Terms, state: PetitionState, count: Count): string | null {
  const t = translator(locale);
  const date = formatDate(locale, dayOfState(petition, state));
  switch (state) {
    case "draft":
      return null;
    case "open":
      return count && t("count.cards", { count: count.confirmed });
    case "planned":
      return t("petition.states.planned.line", { date });
    case "superseded":
      return t("petition.states.superseded.line");
    default:
      if (!count) return t(`petition.states.${state}.lineAlone`, { date });
      return t(`petition.states.${state}.line`, { date, count: count.confirmed });
  }
}
