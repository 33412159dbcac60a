type Props = {
  /** One per line, in the format of `npm run content:check`. */
  problems: readonly string[];
};

/** In development, shows an editor the problems to correct in this page. */
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
