import { SourceTitle } from "#components/ui/source-title.tsx";
import type { Source } from "#lib/content/schema/source.ts";
import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";

type MarkProps = {
  locale: Locale;
  sources: Source[];
  id: string;
  /** Whether the source is named beside the paragraph, where the screen has room: once in a text. */
  note: boolean;
};

/** The raised number that links to a source of the page. */
export function SourceMark({ locale, sources, id, note }: MarkProps) {
  const number = sources.findIndex((source) => source.id === id) + 1;
  if (number === 0) throw new Error(`No source of this page is called "${id}".`);
  const source = sources[number - 1];
  return (
    <>
      <a className="fn" href={`#source-${id}`} aria-label={translator(locale)("issue.sourceMark", { number })}>
        {number}
      </a>
      {note && source ? (
        <span className="mnote" aria-hidden="true">
          <b>{number}</b> {source.publisher}, <SourceTitle locale={locale} title={source.title} />
        </span>
      ) : null}
    </>
  );
}

/** The numbered sources at the end of a page. */
export function SourceList({ locale, sources }: { locale: Locale; sources: Source[] }) {
  if (sources.length === 0) return null;
  const t = translator(locale);
  return (
    <section className="sources mt-12" aria-labelledby="sources-title">
      <details className="fold fold-narrow">
        <summary>
          <h2 id="sources-title">{t("issue.sources")}</h2>
        </summary>
        <ol>
          {sources.map((source) => (
            <li key={source.id} id={`source-${source.id}`}>
              {source.publisher},{" "}
              <a href={source.url} rel="noreferrer">
                <SourceTitle locale={locale} title={source.title} />
              </a>
              , {source.date ? formatDate(locale, source.date) : null}
              {source.date || !source.read ? null : t("issue.read", { date: formatDate(locale, source.read) })}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
