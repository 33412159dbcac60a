import { type Locale, translator } from "#lib/i18n/index.ts";
import { withVia } from "#lib/petitions/via.ts";
import { shareLinks, wordsWithLink } from "./share-links.ts";

type Props = { locale: Locale; url: string; title: string; words: string };

/**
 * One large act: the phone's own sheet; where there is none, words and link to paste; without scripts, an e-mail. The
 * first that works here is the only one shown.
 */
export function SendToFriend({ locale, url, title, words }: Props) {
  const t = translator(locale);
  return (
    <section className="slip act" aria-labelledby="send-title">
      <h2 id="send-title">{t("signature.thanks.send")}</h2>
      <p className="ui">{t("signature.thanks.sendText")}</p>
      <blockquote className="said">{words}</blockquote>
      <p className="first-that-works">
        <button
          className="btn btn-wide"
          type="button"
          hidden
          suppressHydrationWarning
          data-share={withVia(url, "share")}
          data-share-title={title}
          data-share-text={words}
        >
          {t("share.native")}
        </button>
        <button
          className="btn btn-wide"
          type="button"
          hidden
          suppressHydrationWarning
          data-copy={wordsWithLink({ url, words }, "copy")}
          data-done={t("share.copied")}
        >
          {t("signature.thanks.copyWords")}
        </button>
        <a className="btn btn-wide" href={shareLinks({ url, title, words }).email}>
          {t("signature.thanks.mail")}
        </a>
      </p>
    </section>
  );
}
