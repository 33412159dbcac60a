import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";

export type NewsLine = {
  key: string;
  href: string;
  date: string;
  kind: "law" | "courts" | "figures" | "campaign" | "report";
  form?: "brief" | "announcement";
  title: string;
  summary: string;
};

/** News items, newest first, each with its date and kind. */
export function NewsList({ locale, items, level = 3 }: { locale: Locale; items: NewsLine[]; level?: 2 | 3 }) {
  const t = translator(locale);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ul className="ledger ledger-2">
      {items.map((item) => (
        <li key={item.key}>
          <p className="small">
            <time dateTime={item.date}>{formatDate(locale, item.date)}</time>
            <br />
            {t(`news.kinds.${item.kind}`)}
            {item.form ? ` · ${t(`news.forms.${item.form}`)}` : null}
          </p>
          <div className="stack">
            <Heading className="news-title">
              <a href={item.href}>
                <NoBreakBillNumbers>{item.title}</NoBreakBillNumbers>
              </a>
            </Heading>
            <p>
              <NoBreakBillNumbers>{item.summary}</NoBreakBillNumbers>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
