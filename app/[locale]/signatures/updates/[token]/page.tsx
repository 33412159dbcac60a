import { MessagePage } from "#components/layout/message-page.tsx";
import { translator } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { findUpdates } from "#lib/signatures/subscription/subscription.ts";
import { localeOf } from "../../../../_shared/locale-param.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { ActionButton } from "../../[token]/action-button.tsx";
import { type OwnProps, Unavailable } from "../../[token]/states.tsx";
import { troubleWords } from "../../[token]/tools.tsx";
import { NeverAgainLink } from "../../never-again-link.tsx";
import { StateTitle } from "../../state-title.tsx";
import { readToken } from "../../token-field.ts";
import { stopUpdatesHere } from "./actions.ts";
import { stopPath } from "./stop-path.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

/**
 * The page of the link below each update: a button that stops updates. Opening it changes nothing and shows nothing
 * personal.
 */
export default async function StopUpdatesPage({ params }: Props) {
  const locale = await localeOf(params);
  const token = readToken((await params).token);
  return (
    <PageFrame locale={locale} alternates={{ en: stopPath("en", token), fr: stopPath("fr", token) }}>
      <State locale={locale} token={token} />
    </PageFrame>
  );
}

async function State(own: OwnProps) {
  const { locale, token } = own;
  const t = translator(locale);
  const updates = await findUpdates(token).catch((error: unknown) => {
    logFailure("find updates", error);
    return "unavailable" as const;
  });
  if (updates === "unavailable") return <Unavailable locale={locale} href={stopPath(locale, token)} />;
  const state = updates === null ? "invalid" : updates.stopped ? "stopped" : "coming";
  return (
    <>
      <StateTitle locale={locale} heading={t(`signature.updates.${state}.title`)} />
      <MessagePage
        kicker={t("signature.updates.kicker")}
        title={[t(`signature.updates.${state}.title`)]}
        lede={t(`signature.updates.${state}.lede`)}
        actions={
          state === "coming" ? (
            <ActionButton
              form="stop-updates"
              locale={locale}
              token={token}
              action={stopUpdatesHere}
              words={{ ...troubleWords(t), button: t("signature.tools.updates.button") }}
              look="filled"
            />
          ) : null
        }
      >
        {state === "invalid" ? null : <NeverAgainLink locale={locale} token={token} kind="stop" />}
      </MessagePage>
    </>
  );
}
