type Props = {
  /** One a line, as `npm run content:check` says them. */
  problems: readonly string[];
};

/** Tells who writes a page, while the site runs for development, what is left to mend in it. */
export function ContentProblems({ problems }: Props) {
  return (
    <aside className="section-first wrap" aria-label="npm run content:check" lang="en">
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
