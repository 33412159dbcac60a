import { MessagePage } from "#components/layout/message-page.tsx";
import { mastodonLink } from "#components/petition/share-links.ts";
import { siteUrl } from "#lib/env.ts";
import { mastodonPath, path, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { fullTitle } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";
import { wordsToShare } from "../../_shared/words-to-share.ts";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ server?: string | string[]; page?: string | string[] }>;
};

export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

// A host name with at least one dot, as people copy it: perhaps with https://, their name at it, or a path.
const SERVER = /^(?:https:\/\/)?(?:@?[\w.-]+@)?(?<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?:\/.*)?$/iu;
const PAGE_OF_OURS = /^\/(?:en|fr)(?:\/[a-z0-9/-]*)?$/u;

/** Mastodon has many servers: this page leads on to the one that the reader named. The link is pressed by the reader, so that nobody is sent elsewhere unasked. */
export default async function MastodonPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { server, page } = await searchParams;
  const t = translator(locale);
  const host = typeof server === "string" ? SERVER.exec(server.trim())?.groups?.host?.toLowerCase() : undefined;
  const shared = typeof page === "string" && PAGE_OF_OURS.test(page) ? page : path(locale, "home");
  return (
    <PageFrame locale={locale} alternates={{ en: mastodonPath("en"), fr: mastodonPath("fr") }}>
      <title>{fullTitle(locale, t("share.mastodon.title"))}</title>
      <MessagePage
        kicker="Mastodon"
        title={[host ? t("share.mastodon.title") : t("share.mastodon.unknown")]}
        lede={host ? t("share.mastodon.lede") : t("share.mastodon.example")}
        actions={
          <p className="actions">
            {host ? (
              <a
                className="btn"
                rel="noreferrer"
                href={mastodonLink(host, { url: siteUrl() + shared, words: await wordsToShare(locale, shared) })}
              >
                {t("share.mastodon.open", { server: host })}
              </a>
            ) : null}
            <a className="btn btn-quiet" href={shared}>
              {t("share.mastodon.back")}
            </a>
          </p>
        }
      />
    </PageFrame>
  );
}
