import { MessagePage } from "#components/layout/message-page.tsx";
import { NextPetition } from "#components/petition/next-petition.tsx";
import { SendToFriend } from "#components/petition/send-to-friend.tsx";
import { ShareRow } from "#components/petition/share-row.tsx";
import { stateLine } from "#components/petition/state-words.ts";
import { Trail } from "#components/petition/trail.tsx";
import { findLetter } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { type Locale, letterPaths, path, translator } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { type Campaign, listCampaigns } from "../../../_shared/campaigns.ts";
import { readCount } from "../../../_shared/counts.ts";
import { fullTitle } from "../../../_shared/metadata.ts";
import { wordsOfPetition } from "../../../_shared/words-to-share.ts";
import type { KnownProps } from "./states.tsx";
import { Tools } from "./tools.tsx";

/**
 * The signature is confirmed and counts: one large act, then the other ways, then the next petition, then the tools. Who
 * comes back once the petition takes no more signatures reads where it stands, and is asked to invite nobody.
 */
export async function Thanks({ locale, token, petition, kicker }: KnownProps) {
  const t = translator(locale);
  const count = await readCount(petition.key);
  const shared = {
    url: `${siteUrl()}${path(locale, "petitions", petition.slug)}`,
    title: petition.title,
    words: wordsOfPetition(petition) ?? petition.title,
  };
  const letter = await findLetter(locale, petition.key);
  const next = await nextAfter(locale, petition.key);
  const state = stateOf(petition, new Date());
  const open = state === "open";
  return (
    <MessagePage
      kicker={kicker}
      title={[t("signature.thanks.title"), t("signature.thanks.titleSecond")]}
      lede={
        open
          ? t("signature.thanks.lede", { count: count?.confirmed ?? 0 })
          : (stateLine(locale, petition, state, count) ?? undefined)
      }
      trail={<Trail locale={locale} now="counted" />}
      drawing={{ locale, name: "thank-you" }}
      beside={open ? <SendToFriend locale={locale} {...shared} /> : undefined}
    >
      <ShareRow
        locale={locale}
        id="share-title"
        heading={t(open ? "signature.thanks.otherWays" : "share.title")}
        level={2}
        {...shared}
      />
      {next ? (
        <NextPetition locale={locale} card={next.card} title={next.petition.title} count={next.count} />
      ) : (
        <p className="actions">
          <a className="btn btn-line" href={path(locale, "issues")}>
            {t("signature.thanks.others")}
          </a>
        </p>
      )}
      {letter ? (
        <section className="next-petition" aria-labelledby="letter-title">
          <h2 id="letter-title">{t("letter.thanks")}</h2>
          <p>{t("letter.thanksText")}</p>
          <p className="actions">
            <a className="btn btn-quiet" href={letterPaths(petition.slugs)[locale]}>
              {t("letter.title")}
            </a>
          </p>
        </section>
      ) : null}
      <Tools
        locale={locale}
        token={token}
        pageTitle={fullTitle(locale, `${t("signature.thanks.titlePage")} · ${kicker}`)}
      />
    </MessagePage>
  );
}

/** The open petition that follows this one in the editors' order. */
async function nextAfter(locale: Locale, key: string): Promise<Campaign | undefined> {
  const campaigns = await listCampaigns(locale);
  const here = campaigns.findIndex(({ petition }) => petition.key === key);
  const others = [...campaigns.slice(here + 1), ...campaigns.slice(0, Math.max(here, 0))];
  return others.find(({ card, petition }) => card.signHref !== null && petition.key !== key);
}
