import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import type { Source } from "#lib/content/schema/source.ts";
import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";

type MarkProps = { locale: Locale; sources: Source[]; id: string };

/** The raised number that links to a source of the page. */
export function SourceMark({ locale, sources, id }: MarkProps) {
  const number = sources.findIndex((source) => source.id === id) + 1;
  if (number === 0) throw new Error(`No source of this page is called "${id}".`);
  return (
    <a className="fn" href={`#source-${id}`} aria-label={translator(locale)("issue.sourceMark", { number })}>
      {number}
    </a>
  );
}

/** The numbered sources at the end of a page. */
export function SourceList({ locale, sources }: { locale: Locale; sources: Source[] }) {
  if (sources.length === 0) return null;
  const t = translator(locale);
  return (
    <section className="sources mt-12" aria-labelledby="sources-title">
      <h2 id="sources-title">{t("issue.sources")}</h2>
      <ol>
        {sources.map((source) => (
          <li key={source.id} id={`source-${source.id}`}>
            {source.publisher},{" "}
            <a href={source.url} rel="noreferrer">
              <NoBreakBillNumbers>{source.title}</NoBreakBillNumbers>
            </a>
            , {source.date ? formatDate(locale, source.date) : null}
            {source.date || !source.read ? null : t("issue.read", { date: formatDate(locale, source.read) })}
          </li>
        ))}
      </ol>
    </section>
  );
}
