import { FrameFoot } from "#components/petition/petition-frame.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { site } from "#lib/content/index.ts";
import { framePath, translator } from "#lib/i18n/index.ts";
import { senderAddress } from "#lib/mail/sender.ts";
import { fullTitle } from "../../../../../_shared/metadata.ts";
import { petitionOf } from "../../../../../_shared/petition-param.ts";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Where mail goes is known when the site runs, not when it is built. */
export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

/** "Check your inbox" within the frame: the same for a new and a repeated address. It knows no address. */
export default async function FrameInboxPage({ params }: Props) {
  const { locale, petition } = await petitionOf(params);
  const t = translator(locale);
  return (
    <main className="petition-frame">
      <title>{fullTitle(locale, t("inbox.title"))}</title>
      <h1 tabIndex={-1} data-focus="">
        {t("inbox.title")}
      </h1>
      <p className="small to">
        <b>{t("inbox.youSigned")}</b> <NoBreakBillNumbers>{petition.title}</NoBreakBillNumbers>
      </p>
      <p>{t("inbox.lede")}</p>
      <dl className="rows">
        <div>
          <dt>{t("inbox.find.from")}</dt>
          <dd>
            {site.organisation.name[locale]} <span className="small">{senderAddress()}</span>
          </dd>
        </div>
        <div>
          <dt>{t("inbox.find.subject")}</dt>
          <dd>{petition.subject}</dd>
        </div>
        <div>
          <dt>{t("inbox.find.lasts")}</dt>
          <dd>{t("inbox.find.days")}</dd>
        </div>
      </dl>
      <p className="small">
        {t.rich("inbox.mistyped", { link: (words) => <a href={framePath(locale, petition.slug)}>{words}</a> })}
      </p>
      <p className="small">{t("inbox.expires")}</p>
      <FrameFoot locale={locale} petition={petition} />
    </main>
  );
}
