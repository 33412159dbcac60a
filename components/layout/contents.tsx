import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import type { Heading } from "#lib/content/index.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  headings: readonly Pick<Heading, "id" | "text">[];
  /** Below the list where it stays beside the text. */
  children?: ReactNode;
};

/** Texts of up to this many sections are seen at a glance. */
const SECTIONS_MAX_WITHOUT = 4;

/**
 * "On this page": closed above the text on narrow screens, beside it and always in sight on wide ones. Only one of both is
 * shown. Nothing for a short text.
 */
export function Contents({ locale, headings, children }: Props) {
  if (headings.length <= SECTIONS_MAX_WITHOUT) return null;
  const title = translator(locale)("layout.onThisPage");
  return (
    <>
      <details className="toc toc-closed">
        <summary>{title}</summary>
        <SectionLinks headings={headings} />
      </details>
      <div className="toc toc-rail">
        <nav aria-label={title}>
          <p className="toc-title">{title}</p>
          <SectionLinks headings={headings} />
        </nav>
        {children}
      </div>
    </>
  );
}

function SectionLinks({ headings }: Pick<Props, "headings">) {
  return (
    <ol>
      {headings.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${id}`}>
            <span>
              <NoBreakBillNumbers>{text}</NoBreakBillNumbers>
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}
