import { Door } from "#components/ui/icons.tsx";
import {
  formatCount,
  formatDate,
  formatPercent,
  formatTime,
  isoDay,
  type Locale,
  translator,
} from "#lib/i18n/index.ts";

/** A petition's confirmed signatures as last read, or null when no count could be read. */
export type Count = { confirmed: number; asOf: Date } | null;

/** A count this old was kept because the database is away: its time is then said. */
const staleAfterMs = 60_000;

type Props = {
  locale: Locale;
  /** English slug of the petition: a script that refreshes the count asks for it by this. */
  slug: string;
  count: Count;
  goal: number;
};

/**
 * The line that advances towards the door. It never rounds up, and at zero it invites instead of showing a start.
 * Its `data-` attributes are the words for a refreshed count, with `{confirmed}`, `{percent}` and `{remaining}` to fill in.
 */
export function Goal({ locale, slug, count, goal }: Props) {
  const t = translator(locale);
  if (!count) return <p className="goal small">{t("count.unknown")}</p>;

  const { confirmed, asOf } = count;
  const percent = Math.floor((confirmed / goal) * 100);
  const whole = formatCount(locale, goal);
  const label = (number: number, shown: string) =>
    t("count.progress", { count: number, confirmed: shown, goal: whole });
  const percentOf = (shown: string) => t("count.percentOf", { percent: shown, goal: whole });
  const toGo = (shown: string) => t("count.toGo", { remaining: shown });
  const reached = confirmed >= goal;
  return (
    <div className={reached ? "goal goal-done" : "goal"} data-count={slug}>
      <p className="goal-count num" data-count-line="strong" {...countWords(locale, "count.confirmed")}>
        {confirmed === 0 ? (
          <strong className="goal-first">{t("count.first")}</strong>
        ) : (
          <>
            <strong data-count-number="">{formatCount(locale, confirmed)}</strong>{" "}
            <span>{t("count.confirmed", { count: confirmed })}</span>
          </>
        )}
      </p>
      <div className="goal-track">
        <progress
          value={Math.min(confirmed, goal)}
          max={goal}
          aria-label={label(confirmed, formatCount(locale, confirmed))}
          data-one={label(1, "{confirmed}")}
          data-other={label(2, "{confirmed}")}
        />
        <Door />
      </div>
      <p
        className="goal-note"
        data-reached={t("count.reached")}
        data-percent={percentOf("{percent}")}
        data-remaining={toGo("{remaining}")}
      >
        {reached ? (
          <span>{t("count.reached")}</span>
        ) : (
          <>
            <span>{percentOf(formatPercent(locale, percent))}</span>
            <span>{toGo(formatCount(locale, goal - confirmed))}</span>
          </>
        )}
      </p>
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

/** The words beside a refreshed count, for one and for several, as attributes of its line. */
export function countWords(locale: Locale, message: "count.confirmed" | "count.short") {
  const t = translator(locale);
  return { "data-one": t(message, { count: 1 }), "data-other": t(message, { count: 2 }) };
}
