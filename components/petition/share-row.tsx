import type { ReactNode } from "react";
import { type Locale, mastodonPath, translator } from "#lib/i18n/index.ts";
import { withVia } from "#lib/petitions/via.ts";
import { shareLinks, wordsWithLink } from "./share-links.ts";

type Props = {
  locale: Locale;
  url: string;
  title: string;
  /** What readers say when they pass it on; the title where a campaign has no words of its own. */
  words?: string;
  id: string;
  heading: string;
  level?: 2 | 3;
};

/** The same ways to pass a page on, in the same order everywhere. Without scripts all but three are plain links. */
export function ShareRow({ locale, url, title, words = title, id, heading, level = 3 }: Props) {
  const t = translator(locale);
  const Heading = level === 2 ? "h2" : "h3";
  const { email, whatsApp, sms, telegram, facebook, bluesky, linkedIn, x } = shareLinks({ url, title, words });
  return (
    <section className="share" aria-labelledby={id}>
      <Heading id={id}>{heading}</Heading>
      <ul className="links">
        <Scripted>
          <button
            className="chip chip-first"
            type="button"
            data-share={withVia(url, "share")}
            data-share-title={title}
            data-share-text={words}
          >
            {t("share.native")}
          </button>
        </Scripted>
        <Scripted>
          <button className="chip" type="button" data-copy={withVia(url, "copy")} data-done={t("share.copied")}>
            {t("share.copy")}
          </button>
        </Scripted>
        <Way href={email}>{t("share.email")}</Way>
        <Way href={whatsApp}>WhatsApp</Way>
      </ul>
      <details className="more-ways">
        <summary>{t("share.more")}</summary>
        <ul className="links">
          <Way href={sms}>{t("share.sms")}</Way>
          <Scripted>
            <button
              className="chip"
              type="button"
              data-copy={wordsWithLink({ url, words }, "signal")}
              data-done={t("share.copiedFor", { network: "Signal" })}
            >
              Signal
            </button>
          </Scripted>
          <Way href={telegram}>Telegram</Way>
          <Way href={facebook}>Facebook</Way>
          <Way href={bluesky}>Bluesky</Way>
          <li>
            <a className="chip" href={`#${id}-mastodon`}>
              Mastodon
            </a>
          </li>
          <Way href={linkedIn}>LinkedIn</Way>
          <Way href={x}>X</Way>
        </ul>
        <form className="mastodon" id={`${id}-mastodon`} action={mastodonPath(locale)} method="get">
          <input type="hidden" name="page" value={new URL(url).pathname} />
          <div className="field">
            <label htmlFor={`${id}-server`}>{t("share.mastodon.server")}</label>
            <input
              className="input"
              id={`${id}-server`}
              name="server"
              type="text"
              inputMode="url"
              placeholder="mastodon.social"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
          </div>
          <button className="btn btn-quiet" type="submit">
            {t("share.mastodon.go")}
          </button>
        </form>
      </details>
    </section>
  );
}

function Way({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a className="chip" href={href} rel="noreferrer">
        {children}
      </a>
    </li>
  );
}

/** Hidden until a script has made sure that it works; it may do so before React looks, in development. */
function Scripted({ children }: { children: ReactNode }) {
  return (
    <li hidden data-needs-script="" suppressHydrationWarning>
      {children}
    </li>
  );
}
