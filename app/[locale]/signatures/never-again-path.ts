import { type Locale, neverAgainSegment, path } from "#lib/i18n/index.ts";
import type { LinkKind } from "#lib/signatures/never-again.ts";

/** Address of the page that asks whether all mail to an address should end, below the page of the mailed link. */
export function neverAgainPath(locale: Locale, token: string, kind: LinkKind): string {
  const own = encodeURIComponent(token);
  return `${path(locale, "signatures", kind === "own" ? own : `updates/${own}`)}${neverAgainSegment[locale]}`;
}
