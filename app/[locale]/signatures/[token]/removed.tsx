import { MessagePage } from "#components/layout/message-page.tsx";
import { translator } from "#lib/i18n/index.ts";
import { StateTitle, stateTitle } from "../state-title.tsx";
import type { OwnProps } from "./states.tsx";
import { Tools } from "./tools.tsx";

type Props = OwnProps & { status: "pending" | "held" | "confirmed" | "withdrawn" };

/** The petition's folder is gone from the content, and its signatures are still kept: what was signed can be withdrawn. */
export function Removed({ locale, token, status }: Props) {
  const t = translator(locale);
  const isKept = status === "held" || status === "confirmed";
  const state = isKept ? "kept" : status === "pending" ? "pending" : "withdrawn";
  return (
    <>
      {isKept ? null : <StateTitle locale={locale} heading={t("signature.removed.title")} />}
      <MessagePage
        kicker={t("signature.kicker")}
        title={[t("signature.removed.title")]}
        lede={t(`signature.removed.${state}`)}
      >
        {isKept && <Tools locale={locale} token={token} pageTitle={stateTitle(locale, t("signature.removed.title"))} />}
      </MessagePage>
    </>
  );
}
