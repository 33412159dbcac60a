import type { Locale } from "#lib/i18n/index.ts";
import { fullTitle } from "../../_shared/metadata.ts";

/** The title of a page by its state, which is what its heading says: tabs and histories then tell one from another. */
export function stateTitle(locale: Locale, heading: string): string {
  return fullTitle(locale, heading.replace(/\.$/u, ""));
}

/** That title, for a page that knows its state only while it is rendered. */
export function StateTitle({ locale, heading }: { locale: Locale; heading: string }) {
  return <title>{stateTitle(locale, heading)}</title>;
}
