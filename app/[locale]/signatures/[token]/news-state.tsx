import { MessagePage } from "#components/layout/message-page.tsx";
import { getIssue, listPetitions, petitionOfNewsList } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";
import type { SignatureState } from "#lib/signatures/lookup.ts";
import { newsConsent } from "#lib/signatures/news/news-list.ts";
import { getsUpdates } from "#lib/signatures/subscription/subscription.ts";
import { NeverAgainLink } from "../never-again-link.tsx";
import { StateTitle } from "../state-title.tsx";
import { ActionButton } from "./action-button.tsx";
import { confirmNews, stopNews } from "./actions.ts";
import type { OwnProps } from "./states.tsx";
import { troubleWords } from "./tools.tsx";

type Props = OwnProps & { asked: SignatureState };

/** What someone sees who asked for news without signing: one button that begins it, and later one that stops it. */
export async function NewsState({ locale, token, asked }: Props) {
  const t = translator(locale);
  const of = await nameOf(locale, asked.petition);
  if (asked.status === "pending") {
    return (
      <>
        <StateTitle locale={locale} heading={t("subscribe.confirm.title")} />
        <MessagePage
          kicker={t("subscribe.title")}
          title={[t("subscribe.confirm.title")]}
          lede={t("subscribe.confirm.lede", { of })}
          drawing={{ locale, name: "confirm" }}
          actions={
            <ActionButton
              form="confirm"
              locale={locale}
              token={token}
              action={confirmNews}
              words={{ ...troubleWords(t), button: t("subscribe.confirm.button") }}
              look="filled"
            />
          }
        >
          <p className="small">{newsConsent(locale)}</p>
          <p>{t("subscribe.confirm.notYou")}</p>
          <NeverAgainLink locale={locale} token={token} />
        </MessagePage>
      </>
    );
  }
  const comes = asked.status !== "withdrawn" && (await getsUpdates(token));
  const title = t(comes ? "subscribe.coming.title" : "subscribe.stopped.title");
  return (
    <>
      <StateTitle locale={locale} heading={title} />
      <MessagePage
        kicker={t("subscribe.title")}
        title={[title]}
        lede={t(comes ? "subscribe.coming.lede" : "subscribe.stopped.lede", { of })}
        actions={
          comes ? (
            <ActionButton
              form="stop-updates"
              locale={locale}
              token={token}
              action={stopNews}
              words={{ ...troubleWords(t), button: t("subscribe.coming.stop") }}
            />
          ) : (
            <p className="actions">
              <a className="btn" href={path(locale, "news")}>
                {t("subscribe.back")}
              </a>
            </p>
          )
        }
      >
        <NeverAgainLink locale={locale} token={token} />
      </MessagePage>
    </>
  );
}

/** The campaign whose news it is, or all of them. */
async function nameOf(locale: Locale, list: string): Promise<string> {
  const key = petitionOfNewsList(list);
  const petition = (await listPetitions(locale)).find((each) => each.key === key);
  return petition ? (await getIssue(locale, petition.issue)).kicker : translator(locale)("subscribe.all");
}
