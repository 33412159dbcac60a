import { notFound } from "next/navigation";
import { MessagePage } from "#components/layout/message-page.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findPetitionBySlug, getIssue } from "#lib/content/index.ts";
import { env, isProduction } from "#lib/env.ts";
import { inboxPath, path, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../../_shared/locale-param.ts";
import { pageMetadata } from "../../../../_shared/metadata.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Where mail goes is known when the site runs, not when it is built. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props) {
  const { locale, petition, alternates } = await find(params);
  const t = translator(locale);
  const page = pageMetadata({
    locale,
    alternates,
    picture: pagePicture(locale, "petition", petition.slugs.en),
    title: t("inbox.title"),
    description: t("inbox.description"),
  });
  return { ...page, robots: { index: false } };
}

/** The same page for a new and a repeated address: nobody learns here who has signed. */
export default async function CheckYourInboxPage({ params }: Props) {
  const { locale, petition, alternates } = await find(params);
  const t = translator(locale);
  const issue = await getIssue(locale, petition.issue);
  const form = `${path(locale, "petitions", petition.slug)}#sign`;
  return (
    <PageFrame locale={locale} alternates={alternates} section="issues">
      <MessagePage
        kicker={t("inbox.kicker", { petition: issue.kicker })}
        title={[t("inbox.title")]}
        lede={t("inbox.lede")}
        drawing={{ name: "check-inbox", alt: t("inbox.alt") }}
      >
        <h2 className="text-h3">{t("inbox.nothing")}</h2>
        <ul>
          <li>{t("inbox.wait")}</li>
          <li>{t("inbox.expires")}</li>
          <li>{t.rich("inbox.mistyped", { link: (words) => <a href={form}>{words}</a> })}</li>
          {isProduction() || env().SMTP_URL ? null : <li>{t("inbox.outbox")}</li>}
        </ul>
      </MessagePage>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const petition = await findPetitionBySlug(locale, (await params).slug);
  if (!petition) notFound();
  const { en, fr } = petition.slugs;
  return { locale, petition, alternates: { en: inboxPath("en", en), fr: inboxPath("fr", fr) } };
}
