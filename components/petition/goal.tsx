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

type Props = { locale: Locale; petition: string; count: Count; goal: number };

/** The line that advances towards the door. It never rounds up, and at zero it invites instead of showing a start. */
export function Goal({ locale, petition, count, goal }: Props) {
  const t = translator(locale);
  if (!count) return <p className="goal small">{t("count.unknown")}</p>;

  const { confirmed, asOf } = count;
  const percent = Math.floor((confirmed / goal) * 100);
  const label = t("count.progress", {
    count: confirmed,
    confirmed: formatCount(locale, confirmed),
    goal: formatCount(locale, goal),
  });
  const reached = confirmed >= goal;
  return (
    <div className={reached ? "goal goal-done" : "goal"} data-count={petition}>
      <p className="goal-count num">
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
        <progress value={Math.min(confirmed, goal)} max={goal} aria-label={label} />
        <Door />
      </div>
      <p className="goal-note">
        {reached ? (
          <span>{t("count.reached")}</span>
        ) : (
          <>
            <span>
              {t("count.percentOf", { percent: formatPercent(locale, percent), goal: formatCount(locale, goal) })}
            </span>
            <span>{t("count.toGo", { remaining: formatCount(locale, goal - confirmed) })}</span>
          </>
        )}
      </p>
      {Date.now() - asOf.getTime() > staleAfterMs ? (
        <p className="goal-note">
          <time dateTime={asOf.toISOString()}>
            {t("count.asOf", { date: formatDate(locale, isoDay(asOf)), time: formatTime(locale, asOf) })}
          </time>
        </p>
      ) : null}
    </div>
  );
}
