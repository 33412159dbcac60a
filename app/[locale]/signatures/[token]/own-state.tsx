import { getIssue, getPetition } from "#lib/content/index.ts";
import { path, translator } from "#lib/i18n/index.ts";
import type { SignatureState } from "#lib/signatures/lookup.ts";
import { fullTitle } from "../../../_shared/metadata.ts";
import { AskedAgain, Held, Invalid, type OwnProps, Pending, Unavailable, Withdrawn } from "./states.tsx";
import { Thanks } from "./thanks.tsx";

type Props = OwnProps & { signature: SignatureState | null | "unavailable" };

/** What the holder of a link sees, by the state of the signature, with the page's title. */
export function OwnState({ locale, token, signature }: Props) {
  const known = signature !== null && signature !== "unavailable";
  const writesItsTitle = known && (isAskedAgain(signature) || signature.status === "confirmed");
  return (
    <>
      {writesItsTitle ? null : <title>{fullTitle(locale, translator(locale)("signature.kicker"))}</title>}
      <Shown locale={locale} token={token} signature={signature} />
    </>
  );
}

async function Shown({ locale, token, signature }: Props) {
  if (signature === "unavailable")
    return <Unavailable locale={locale} href={path(locale, "signatures", encodeURIComponent(token))} />;
  if (!signature || signature.status === "lapsed") return <Invalid locale={locale} />;
  const petition = await getPetition(locale, signature.petition);
  const { kicker } = await getIssue(locale, petition.issue);
  const known = { locale, token, petition, kicker };
  const { textVersion, updatesWanted } = signature;
  switch (signature.status) {
    case "pending":
      // Its form renders the title itself, which mentions errors.
      if (isAskedAgain(signature)) return <AskedAgain {...known} />;
      return <Pending {...known} version={textVersion} updatesWanted={updatesWanted} />;
    case "confirmed":
      return <Thanks {...known} />;
    case "held":
      return <Held {...known} />;
    case "withdrawn":
      return <Withdrawn {...known} />;
  }
}

function isAskedAgain({ status, severalForms }: SignatureState): boolean {
  return status === "pending" && severalForms;
}
