/** The arrow after a link to another page. */
export function Arrow() {
  return (
    <svg
      viewBox="0 0 28 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M1.5 8H26M19.5 1.5 26 8l-6.5 6.5" />
    </svg>
  );
}

/** A magnifying glass, beside the word "Search". */
export function SearchIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M10.5 3.5a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM15.6 15.6 21 21" />
    </svg>
  );
}

/** The door at the end of a petition's line. */
export function Door() {
  return (
    <svg
      viewBox="0 0 24 28"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M0 26.75H5V11a7 7 0 0 1 14 0V26.75H24" />
    </svg>
  );
}

/** The mark of an error, so that it is not shown by colour alone. */
export function ErrorMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="10" fill="currentColor" />
      <path d="M10 4.6v6.6M10 15.2v.1" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}
