import { site } from "#lib/content/index.ts";
import { type Locale, path } from "#lib/i18n/index.ts";

/** The campaign's name on its line, with a link to the home page. */
export function Brand({ locale }: { locale: Locale }) {
  return (
    <a className="brand" href={path(locale, "home")}>
      <svg
        viewBox="0 0 28 34"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        <path d="M0 32.5H5.5V12.5a8.5 8.5 0 0 1 17 0V32.5H28" />
      </svg>
      <span>{site.organisation.name[locale]}</span>
    </a>
  );
}
