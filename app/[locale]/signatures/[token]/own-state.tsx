import { findPetition, getIssue, isNewsList } from "#lib/content/index.ts";
import { path } from "#lib/i18n/index.ts";
import type { SignatureState } from "#lib/signatures/lookup.ts";
import { NewsState } from "./news-state.tsx";
import { Removed } from "./removed.tsx";
import { AskedAgain, Held, Invalid, type OwnProps, Pending, Unavailable, Withdrawn } from "./states.tsx";
import { Thanks } from "./thanks.tsx";

type Props = OwnProps & { signature: SignatureState | null | "unavailable" };

/** What the holder of a link sees, by the state of the signature, with the page's title. */
export async function OwnState({ locale, token, signature }: Props) {
  if (signature === "unavailable")
    return <Unavailable locale={locale} href={path(locale, "signatures", encodeURIComponent(token))} />;
  if (!signature || signature.status === "lapsed") return <Invalid locale={locale} />;
  if (isNewsList(signature.petition)) return <NewsState locale={locale} token={token} asked={signature} />;
  const petition = await findPetition(locale, signature.petition);
  if (!petition) return <Removed locale={locale} token={token} status={signature.status} />;
  const { kicker } = await getIssue(locale, petition.issue);
  const known = { locale, token, petition, kicker };
  const { textVersion, updatesWanted } = signature;
  switch (signature.status) {
    case "pending":
      if (signature.severalForms) return <AskedAgain {...known} />;
      return <Pending {...known} version={textVersion} updatesWanted={updatesWanted} />;
    case "confirmed":
      return <Thanks {...known} />;
    case "held":
      return <Held {...known} />;
    case "withdrawn":
      return <Withdrawn {...known} />;
  }
}
