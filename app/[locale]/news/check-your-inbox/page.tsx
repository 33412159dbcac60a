import { MessagePage } from "#components/layout/message-page.tsx";
import { newsInboxPath, path, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { MessageToFind } from "../../../_shared/message-to-find.tsx";
import { fullTitle } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string }> };

/** Where mail goes is known when the site runs, not when it is built. */
export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

/** The same page for a new and a repeated address: nobody learns here who gets news. It knows no address. */
export default async function NewsInboxPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  return (
    <PageFrame locale={locale} alternates={{ en: newsInboxPath("en"), fr: newsInboxPath("fr") }} section="news">
      <title>{fullTitle(locale, t("inbox.title"))}</title>
      <MessagePage
        kicker={t("subscribe.title")}
        title={[t("inbox.title")]}
        lede={t("subscribe.inbox")}
        drawing={{ locale, name: "check-inbox" }}
        actions={
          <p className="actions">
            <a className="btn btn-quiet" href={path(locale, "news")}>
              {t("subscribe.back")}
            </a>
          </p>
        }
        beside={<MessageToFind locale={locale} subject={t("subscribe.subject")} />}
      >
        <p>{t("inbox.expires")}</p>
      </MessagePage>
    </PageFrame>
  );
}
