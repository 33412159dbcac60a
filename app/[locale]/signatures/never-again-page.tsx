import { MessagePage } from "#components/layout/message-page.tsx";
import { site } from "#lib/content/index.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { findAddressBehind, type LinkKind } from "#lib/signatures/never-again.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";
import { ActionButton } from "./[token]/action-button.tsx";
import type { SupporterAction } from "./[token]/action-state.ts";
import { Invalid, Unavailable } from "./[token]/states.tsx";
import { troubleWords } from "./[token]/tools.tsx";
import { neverAgainPath } from "./never-again-path.ts";
import { StateTitle } from "./state-title.tsx";

type Props = { locale: Locale; token: string; kind: LinkKind; action: SupporterAction };

/**
 * Asks before all mail to an address ends, and explains the effect. Opening the page changes nothing and shows no
 * address.
 */
export async function NeverAgainPage(props: Props) {
  const { locale, token, kind } = props;
  const alternates = { en: neverAgainPath("en", token, kind), fr: neverAgainPath("fr", token, kind) };
  return (
    <PageFrame locale={locale} alternates={alternates}>
      <State {...props} />
    </PageFrame>
  );
}

async function State({ locale, token, kind, action }: Props) {
  const t = translator(locale);
  const address = await findAddressBehind(token, kind).catch((error: unknown) => {
    logFailure("find address", error);
    return "unavailable" as const;
  });
  if (address === "unavailable") return <Unavailable locale={locale} href={neverAgainPath(locale, token, kind)} />;
  if (address === null) return <Invalid locale={locale} />;
  if (address === "erased") {
    return (
      <>
        <StateTitle locale={locale} heading={t("signature.neverAgain.erased")} />
        <MessagePage
          kicker={t("signature.kicker")}
          title={[t("signature.neverAgain.erased")]}
          lede={t("signature.neverAgain.erasedLede", { officer: site.privacyOfficer.email })}
        />
      </>
    );
  }
  return (
    <>
      <StateTitle locale={locale} heading={t("signature.neverAgain.title")} />
      <MessagePage
        kicker={t("signature.kicker")}
        title={[t("signature.neverAgain.title")]}
        lede={t("signature.neverAgain.lede")}
        actions={
          <ActionButton
            form="never-again"
            locale={locale}
            token={token}
            action={action}
            words={{
              ...troubleWords(t),
              button: t("signature.neverAgain.button"),
              done: t("signature.neverAgain.done"),
            }}
            look="filled"
          />
        }
      >
        <ul>
          <li>{t("signature.neverAgain.updates")}</li>
          <li>{t("signature.neverAgain.waiting")}</li>
          <li>{t("signature.neverAgain.confirmed", { withdraw: t("signature.tools.withdraw.link") })}</li>
          <li>{t("signature.neverAgain.kept")}</li>
        </ul>
      </MessagePage>
    </>
  );
}
