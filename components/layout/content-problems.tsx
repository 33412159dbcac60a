import type { Locale } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  /** One per line, in the format of `npm run content:check`. */
  problems: readonly string[];
};

/** In development, shows an editor the problems to correct in this page. */
export function ContentProblems({ locale, problems }: Props) {
  return (
    <aside className="section-first wrap" aria-label="npm run content:check" lang={locale}>
      <ul>
        {problems.map((problem) => (
          <li key={problem} className="status">
            {problem}
          </li>
        ))}
      </ul>
    </aside>
  );
}
