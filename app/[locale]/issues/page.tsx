import { IssueCard } from "#components/cards/issue-card.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { listPetitions, site } from "#lib/content/index.ts";
import { paths, translator } from "#lib/i18n/index.ts";
import { isOpen } from "#lib/petitions/status.ts";
import { listCampaigns } from "../../_shared/campaigns.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { pageMetadata } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string }> };

const alternates = paths("issues");
const journey = ["sign", "confirm", "count", "deliver"] as const;

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  return pageMetadata({
    locale,
    alternates,
    picture: pagePicture(locale, "page", "issues"),
    title: t("issues.title"),
    description: t("issues.description", { about: site.organisation.description[locale] }),
  });
}

export default async function IssuesPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const campaigns = await listCampaigns(locale);
  const open = (await listPetitions(locale)).filter((petition) => isOpen(petition, new Date()));
  return (
    <PageFrame locale={locale} alternates={alternates} section="issues" file={`messages/${locale}.json`}>
      <section className="section section-first" aria-labelledby="issues-title">
        <div className="wrap">
          <div className="head max-w-[52rem]">
            <p className="kicker">{t("issues.kicker")}</p>
            <h1 id="issues-title">{t(open.length > 0 ? "issues.title" : "issues.listTitle")}</h1>
            <p className="lede">{t("issues.lede", { open: open.length })}</p>
          </div>
          <h2 className="vh">{t(open.length > 0 ? "issues.listTitle" : "nav.issues")}</h2>
          <ul className="cards cards-auto">
            {campaigns.map(({ card, petition, state, count }, index) => (
              <IssueCard
                key={card.key}
                locale={locale}
                issue={card}
                to={state === "draft" ? undefined : petition.to}
                count={count}
                goal={petition.goal}
                milestones={petition.milestones}
                eager={index === 0}
              />
            ))}
          </ul>
        </div>
      </section>
      <section className="section dusk" aria-labelledby="journey-title">
        <div className="wrap">
          <div className="head">
            <h2 id="journey-title">{t("issues.journeyTitle")}</h2>
          </div>
          <ol className="steps">
            {journey.map((step) => (
              <li key={step}>
                <h3>{t(`issues.journey.${step}.title`)}</h3>
                <p>{t(`issues.journey.${step}.text`)}</p>
              </li>
            ))}
          </ol>
        </div>
      </section>
    </PageFrame>
  );
}
