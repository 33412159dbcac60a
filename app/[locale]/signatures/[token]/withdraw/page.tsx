import { MessagePage } from "#components/layout/message-page.tsx";
import { findPetition, getIssue, isNewsList } from "#lib/content/index.ts";
import { path, translator, withdrawPath } from "#lib/i18n/index.ts";
import { localeOf } from "../../../../_shared/locale-param.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { NeverAgainLink } from "../../never-again-link.tsx";
import { StateTitle } from "../../state-title.tsx";
import { readToken } from "../../token-field.ts";
import { ActionButton } from "../action-button.tsx";
import { withdrawSignature } from "../actions.ts";
import { OwnState } from "../own-state.tsx";
import type { OwnProps } from "../states.tsx";
import { troubleWords } from "../tools.tsx";
import { tryToFind } from "../try-to-find.ts";

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
  return <Question locale={locale} token={token} title={petition?.title} kicker={issue?.kicker} />;
}

type QuestionProps = OwnProps & { title: string | undefined; kicker: string | undefined };

/** Asks about the petition by its title, while it is on the site. */
function Question({ locale, token, title, kicker }: QuestionProps) {
  const t = translator(locale);
  const own = path(locale, "signatures", encodeURIComponent(token));
  return (
    <>
      <StateTitle locale={locale} heading={t("signature.withdraw.title")} />
      <MessagePage
        kicker={kicker ?? t("signature.kicker")}
        title={[t("signature.withdraw.title")]}
        lede={title ? t("signature.withdraw.lede", { petition: title }) : t("signature.removed.title")}
        actions={
          <>
            <ul className="prose">
              <li>{t("signature.withdraw.erased")}</li>
              <li>{t("signature.withdraw.final")}</li>
              <li>{t("signature.withdraw.others")}</li>
            </ul>
            <ActionButton
              form="withdraw"
              locale={locale}
              token={token}
              action={withdrawSignature}
              words={{ ...troubleWords(t), button: t("signature.withdraw.yes") }}
              look="danger"
              before={
                <a className="btn" href={own}>
                  {t("signature.withdraw.no")}
                </a>
              }
            />
            <p className="small">{t.rich("signature.withdraw.less", { link: (words) => <a href={own}>{words}</a> })}</p>
          </>
        }
      >
        <p>{t("signature.neverAgain.first")}</p>
        <NeverAgainLink locale={locale} token={token} />
      </MessagePage>
    </>
  );
}
