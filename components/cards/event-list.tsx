import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { formatSpan, type Locale } from "#lib/i18n/index.ts";

type EventLine = {
  key: string;
  href: string;
  starts: Date;
  ends: Date;
  zone: string;
  title: string;
  summary: string;
  place?: string;
};

/** Events, each with its time and place. */
export function EventList({ locale, events, level }: { locale: Locale; events: EventLine[]; level: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  if (events.length === 0) return null;
  return (
    <ul className="ledger ledger-2">
      {events.map(({ key, href, starts, ends, zone, title, summary, place }) => (
        <li key={key}>
          <p className="small">
            <time dateTime={starts.toISOString()}>{formatSpan(locale, starts, ends, zone)}</time>
            {place ? (
              <>
                <br />
                {place}
              </>
            ) : null}
          </p>
          <div className="stack">
            <Heading className="news-title">
              <a href={href}>
                <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
              </a>
            </Heading>
            <p>
              <NoBreakBillNumbers>{summary}</NoBreakBillNumbers>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
