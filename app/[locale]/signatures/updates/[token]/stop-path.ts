import { type Locale, path } from "#lib/i18n/index.ts";

/** Address of the page whose button stops updates. */
export function stopPath(locale: Locale, stopToken: string): string {
  return path(locale, "signatures", `updates/${encodeURIComponent(stopToken)}`);
}
