import type { ReactNode } from "react";
import { SourceList } from "#components/mdx/sources.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import type { Heading } from "#lib/content/index.ts";
import type { Source } from "#lib/content/schema/source.ts";
import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";
import { Contents } from "./contents.tsx";

type Props = {
  locale: Locale;
  kicker: string;
  title: string;
  lede: string;
  updated: string;
  sources: Source[];
  /** Shown above the title, for example crumbs. */
  before?: ReactNode;
  /** Shown beside the title, for example a drawing. */
  beside?: ReactNode;
  dark?: boolean;
  /** The sections of the text. */
  headings?: readonly Heading[];
  children: ReactNode;
};

/** A page with one text: title, lede, body, sources, date. */
export function ArticlePage({
  locale,
  kicker,
  title,
  lede,
  updated,
  sources,
  before,
  beside,
  dark,
  headings = [],
  children,
}: Props) {
  return (
    <>
      <section className={dark ? "section on-dark" : "section section-first pb-0!"} aria-labelledby="page-title">
        <div className="wrap">
          {before}
          <div className={beside ? "split split-even items-center" : undefined}>
            <div className="head mb-0! max-w-[52rem]">
              <p className="kicker">
                <NoBreakBillNumbers>{kicker}</NoBreakBillNumbers>
              </p>
              <h1 id="page-title" className={dark ? "wrd-h" : undefined}>
                <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
              </h1>
              <p className="lede">
                <NoBreakBillNumbers>{lede}</NoBreakBillNumbers>
              </p>
            </div>
            {beside}
          </div>
        </div>
      </section>
      <div className="section article-body">
        <div className={headings.length > 4 ? "wrap long" : "wrap"}>
          <Contents locale={locale} headings={headings} />
          <div className="prose prose-wide">
            {children}
            <SourceList locale={locale} sources={sources} />
            <p className="small mt-6">
              {translator(locale)("layout.lastUpdated", { date: formatDate(locale, updated) })}
            </p>
          </div>
        </div>
      </div>
    </>
  );
}
