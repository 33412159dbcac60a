import { type Locale, translator } from "#lib/i18n/index.ts";
import type { LinkKind } from "#lib/signatures/never-again.ts";
import { neverAgainPath } from "./never-again-path.ts";

/** A link from the page of a mailed link to the question whether all mail to its address should end. */
export function NeverAgainLink({ locale, token, kind = "own" }: { locale: Locale; token: string; kind?: LinkKind }) {
  return (
    <p>
      <a href={neverAgainPath(locale, token, kind)} rel="nofollow">
        {translator(locale)("signature.neverAgain.link")}
      </a>
    </p>
  );
}
