import { markSvg, site } from "#lib/content/index.ts";
import { type Locale, path } from "#lib/i18n/index.ts";

/** The campaign's name on its line, with a link to the home page. */
export function Brand({ locale }: { locale: Locale }) {
  return (
    <a className="brand" href={path(locale, "home")}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a file of ours, read from the repository */}
      <i className="mark" aria-hidden="true" dangerouslySetInnerHTML={{ __html: markSvg() }} />
      <span>{site.organisation.name[locale]}</span>
    </a>
  );
}
