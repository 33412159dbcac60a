import { Door } from "#components/ui/icons.tsx";
import { formatCount, formatDate, formatTime, isoDay, type Locale, translator } from "#lib/i18n/index.ts";

/** A petition's confirmed signatures as last read, or null when no count could be read. Those on paper are not among them. */
export type Count = { confirmed: number; onPaper?: number; asOf: Date } | null;

/** A count this old was kept because the database is away: its time is then said. */
const staleAfterMs = 60_000;

type Props = {
  locale: Locale;
  /** English slug of the petition: a script that refreshes the count asks for it by this. */
  slug: string;
  count: Count;
  goal: number;
  /** Goals on the way, smallest first. */
  milestones?: number[];
};

/**
 * The line that advances towards the door of the next goal. It never rounds up, and at zero it invites instead of
 * showing a start. Its `data-` attributes are the words for a refreshed count, with `{confirmed}` and `{goal}` to fill in.
 */
export function Goal({ locale, slug, count, goal, milestones = [] }: Props) {
  const t = translator(locale);
  if (!count) return <p className="goal small">{t("count.unknown")}</p>;

  const { confirmed, asOf } = count;
  const goals = [...milestones.filter((milestone) => milestone < goal), goal];
  const next = goals.find((each) => each > confirmed) ?? goal;
  const reached = confirmed >= goal;
  const label = (number: number, shown: string, of: string) =>
    t("count.progress", { count: number, confirmed: shown, goal: of });
  const note = (shown: string, of: string) => t("count.toNext", { confirmed: shown, goal: of });
  const shown = formatCount(locale, confirmed);
  return (
    <div className={reached ? "goal goal-done" : "goal"} data-count={slug}>
      <p className="goal-count num" data-count-line="strong" {...countWords(locale, "count.confirmed")}>
        {confirmed === 0 ? (
          <strong className="goal-first">{t("count.first")}</strong>
        ) : (
          <>
            <strong data-count-number="">{shown}</strong> <span>{t("count.confirmed", { count: confirmed })}</span>
          </>
        )}
      </p>
      <div className="goal-track">
        <progress
          value={Math.min(confirmed, next)}
          max={next}
          aria-label={label(confirmed, shown, formatCount(locale, next))}
          data-one={label(1, "{confirmed}", "{goal}")}
          data-other={label(2, "{confirmed}", "{goal}")}
        />
        <Door />
      </div>
      <p
        className="goal-note num"
        data-goals={goals.join(" ")}
        data-reached={t("count.reached", { goal: "{goal}" })}
        data-next={note("{confirmed}", "{goal}")}
        data-first={t("count.firstGoal", { goal: "{goal}" })}
      >
        <span>
          {reached
            ? t("count.reached", { goal: formatCount(locale, goal) })
            : confirmed === 0
              ? t("count.firstGoal", { goal: formatCount(locale, next) })
              : note(shown, formatCount(locale, next))}
        </span>
      </p>
      <OnPaper locale={locale} count={count} />
      {Date.now() - asOf.getTime() > staleAfterMs ? (
        <p className="goal-note" data-count-time="">
          <time dateTime={asOf.toISOString()}>
            {t("count.asOf", { date: formatDate(locale, isoDay(asOf)), time: formatTime(locale, asOf) })}
          </time>
        </p>
      ) : null}
    </div>
  );
}

/** What was signed on paper, apart from the count; nothing where there is none. */
export function OnPaper({ locale, count }: { locale: Locale; count: Count }) {
  return count?.onPaper ? (
    <p className="goal-note num">{translator(locale)("paper.count", { count: count.onPaper })}</p>
  ) : null;
}

/** The words beside a refreshed count, for one and for several, as attributes of its line. */
export function countWords(locale: Locale, message: "count.confirmed" | "count.short") {
  const t = translator(locale);
  return { "data-one": t(message, { count: 1 }), "data-other": t(message, { count: 2 }) };
}
