import { findPetition, getIssue, isNewsList } from "#lib/content/index.ts";
import { withdrawPath } from "#lib/i18n/index.ts";
import { localeOf } from "../../../../_shared/locale-param.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { readToken } from "../../token-field.ts";
import { OwnState } from "../own-state.tsx";
import type { OwnProps } from "../states.tsx";
import { tryToFind } from "../try-to-find.ts";
import { Question } from "./question.tsx";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

/** Asks again before a signature is withdrawn. Opening the page changes nothing; only its button does. */
export default async function WithdrawPage({ params }: Props) {
  const locale = await localeOf(params);
  const token = readToken((await params).token);
  return (
    <PageFrame locale={locale} alternates={{ en: withdrawPath("en", token), fr: withdrawPath("fr", token) }}>
      <State locale={locale} token={token} />
    </PageFrame>
  );
}

async function State({ locale, token }: OwnProps) {
  const signature = await tryToFind(token);
  const isThere =
    signature !== null &&
    signature !== "unavailable" &&
    !isNewsList(signature.petition) &&
    /^(?:confirmed|held)$/.test(signature.status);
  // There is nothing to withdraw: not yet, no longer, or because it is news without a signature. The page says which.
  if (!isThere) return <OwnState locale={locale} token={token} signature={signature} />;
  const petition = await findPetition(locale, signature.petition);
  const issue = petition && (await getIssue(locale, petition.issue));
  const isDelivered = petition?.steps.some(({ status }) => status === "delivered") ?? false;
  const about = { title: petition?.title, kicker: issue?.kicker, isDelivered };
  return <Question locale={locale} token={token} {...about} />;
}
