import { MessagePage } from "#components/layout/message-page.tsx";
import { path, translator } from "#lib/i18n/index.ts";
import { NeverAgainLink } from "../../never-again-link.tsx";
import { StateTitle } from "../../state-title.tsx";
import { ActionButton } from "../action-button.tsx";
import { withdrawSignature } from "../actions.ts";
import type { OwnProps } from "../states.tsx";
import { troubleWords } from "../tools.tsx";

type Props = OwnProps & {
  title: string | undefined;
  kicker: string | undefined;
  /** Whether a list with this signature was handed over: withdrawing does not reach it. */
  isDelivered: boolean;
};

/** Asks about the petition by its title, while it is on the site. */
export function Question({ locale, token, title, kicker, isDelivered }: Props) {
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
              {isDelivered ? <li>{t("signature.withdraw.delivered")}</li> : null}
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
