import { MessagePage } from "#components/layout/message-page.tsx";
import { Trail } from "#components/petition/trail.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findPetitionVersion, getIssue, type Petition, site } from "#lib/content/index.ts";
import { inboxPath, type Locale, path, translator, versionPaths } from "#lib/i18n/index.ts";
import { MessageToFind } from "../../../../_shared/message-to-find.tsx";
import { pageMetadata } from "../../../../_shared/metadata.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { petitionOf } from "../../../../_shared/petition-param.ts";

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

/** The same page for a new and a repeated address: nobody learns here who has signed. It knows no address. */
export default async function CheckYourInboxPage({ params }: Props) {
  const { locale, petition, alternates } = await find(params);
  const t = translator(locale);
  const issue = await getIssue(locale, petition.issue);
  const version = await findPetitionVersion(locale, petition.key, String(petition.version));
  return (
    <PageFrame locale={locale} alternates={alternates} section="issues">
      <MessagePage
        kicker={issue.kicker}
        title={[t("inbox.title")]}
        lede={t("inbox.lede")}
        trail={<Trail locale={locale} now="confirmed" />}
        drawing={{ locale, name: "check-inbox" }}
        actions={
          <p className="ui mt-4">
            <b>{t("inbox.youSigned")}</b> <NoBreakBillNumbers>{petition.title}</NoBreakBillNumbers>
          </p>
        }
        beside={
          <>
            <MessageToFind locale={locale} subject={petition.subject} />
            <NothingThere locale={locale} petition={petition} />
          </>
        }
      >
        <h2 className="text-h3">{t("inbox.meanwhile")}</h2>
        <ul>
          <li>
            <a href={path(locale, "issues", issue.slug)}>
              <NoBreakBillNumbers>{issue.title}</NoBreakBillNumbers>
            </a>
          </li>
          {version ? (
            <li>
              <a href={versionPaths(petition.slugs, version.version)[locale]}>{t("inbox.words")}</a>
            </li>
          ) : null}
          <li>
            <a href={`${path(locale, "issues")}#journey-title`}>{t("issues.journeyTitle")}</a>
          </li>
        </ul>
      </MessagePage>
    </PageFrame>
  );
}

/** Back in the browser shows the form with its text: so nothing personal has to come along to this page. */
function NothingThere({ locale, petition }: { locale: Locale; petition: Petition }) {
  const t = translator(locale);
  const form = `${path(locale, "petitions", petition.slug)}#sign`;
  return (
    <section className="slip" aria-labelledby="nothing-there">
      <h2 id="nothing-there">{t("inbox.nothing")}</h2>
      <ul className="slip-list">
        <li>{t("inbox.wait", { sender: site.organisation.name[locale] })}</li>
        <li>{t.rich("inbox.mistyped", { link: (words) => <a href={form}>{words}</a> })}</li>
        <li>{t("inbox.again")}</li>
      </ul>
      <p className="actions" hidden suppressHydrationWarning>
        <button className="btn btn-quiet" type="button" data-back="">
          {t("inbox.back")}
        </button>
      </p>
      <p className="small mt-4">{t("inbox.expires")}</p>
    </section>
  );
}

async function find(params: Props["params"]) {
  const { locale, petition } = await petitionOf(params);
  const { en, fr } = petition.slugs;
  return { locale, petition, alternates: { en: inboxPath("en", en), fr: inboxPath("fr", fr) } };
}
