import { Crumbs } from "#components/layout/crumbs.tsx";
import { PressContact, PressFacts, PressPetitions, PressPictures } from "#components/layout/press-parts.tsx";
import { stateLine } from "#components/petition/state-words.ts";
import { pagePicture } from "#lib/charts/pictures.ts";
import { getFigure, getPetition, listIssues } from "#lib/content/index.ts";
import { paths, translator } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { readCount } from "../../_shared/counts.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { pageMetadata } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string }> };

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

/** Figures of each campaign: the first that its text shows. */
const FIGURES_MAX = 3;

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  return pageMetadata({
    locale,
    alternates: paths("press"),
    picture: pagePicture(locale, "page", "press"),
    title: t("press.title"),
    description: t("press.description"),
  });
}

/** For journalists: a contact, facts with their sources, where the petitions are, pictures with their licence. */
export default async function PressPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const issues = await listIssues(locale);
  const campaigns = await Promise.all(
    issues.map(async (issue) => ({
      ...issue,
      shown: await Promise.all([...new Set(issue.figures)].slice(0, FIGURES_MAX).map(getFigure)),
    })),
  );
  const petitions = await Promise.all(
    issues.map(async (issue) => {
      const petition = await getPetition(locale, issue.petition);
      const state = stateOf(petition, new Date());
      const says = state === "draft" ? null : stateLine(locale, petition, state, await readCount(petition.key));
      return { ...petition, says, isDraft: state === "draft" };
    }),
  );
  return (
    <PageFrame locale={locale} alternates={paths("press")}>
      <section className="section section-first" aria-labelledby="page-title">
        <div className="wrap">
          <Crumbs locale={locale} current={t("press.title")} />
          <div className="head max-w-[52rem]">
            <p className="kicker">{t("press.kicker")}</p>
            <h1 id="page-title">{t("press.title")}</h1>
            <p className="lede">{t("press.lede")}</p>
          </div>
          <PressContact locale={locale} />
          <PressFacts locale={locale} campaigns={campaigns} />
          <PressPetitions locale={locale} petitions={petitions.filter(({ isDraft }) => !isDraft)} />
          <PressPictures locale={locale} campaigns={campaigns} />
        </div>
      </section>
    </PageFrame>
  );
}
