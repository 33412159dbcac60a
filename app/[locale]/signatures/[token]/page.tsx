import { getIssue, getPetition } from "#lib/content/index.ts";
import { path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../locale-param.ts";
import { fullTitle } from "../../../metadata.ts";
import { PageFrame } from "../../../page-frame.tsx";
import { readToken } from "../token-field.ts";
import { AskedAgain, Held, Invalid, type OwnProps, Pending, Thanks, Unavailable, Withdrawn } from "./states.tsx";
import { tryToFind } from "./try-to-find.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  return { title: fullTitle(locale, translator(locale)("signature.kicker")), robots: { index: false, follow: false } };
}

/** A supporter's own page. Opening it changes nothing and shows nothing personal: links are forwarded and scanned. */
export default async function SignaturePage({ params }: Props) {
  const locale = await localeOf(params);
  const token = readToken((await params).token);
  return (
    <PageFrame locale={locale} alternates={paths("signatures", { en: token, fr: token })}>
      <State locale={locale} token={token} />
    </PageFrame>
  );
}

async function State({ locale, token }: OwnProps) {
  const signature = await tryToFind(token);
  if (signature === "unavailable") {
    return <Unavailable locale={locale} href={path(locale, "signatures", encodeURIComponent(token))} />;
  }
  if (!signature || signature.status === "lapsed") return <Invalid locale={locale} />;
  const petition = await getPetition(locale, signature.petition);
  const { kicker } = await getIssue(locale, petition.issue);
  const known = { locale, token, petition, kicker };
  const { severalForms, textVersion, updatesWanted } = signature;
  switch (signature.status) {
    case "pending":
      return severalForms ? (
        <AskedAgain {...known} />
      ) : (
        <Pending {...known} version={textVersion} updatesWanted={updatesWanted} />
      );
    case "confirmed":
      return <Thanks {...known} />;
    case "held":
      return <Held {...known} />;
    case "withdrawn":
      return <Withdrawn {...known} />;
  }
}
