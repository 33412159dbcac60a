import { Crumbs } from "#components/layout/crumbs.tsx";
import { FrameKit, Kit, WordsToCopy } from "#components/petition/toolkit.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findLetter, getIssue, listOwnPages, site } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { path, toolkitPaths, translator } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { pageMetadata } from "../../../../_shared/metadata.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { listPetitionParams, petitionOf } from "../../../../_shared/petition-param.ts";
import { breadcrumbThing } from "../../../../_shared/structured-data.ts";
import { wordsOfPetition } from "../../../../_shared/words-to-share.ts";

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = listPetitionParams;

export async function generateMetadata({ params }: Props) {
  const { locale, petition } = await petitionOf(params);
  const { kicker } = await getIssue(locale, petition.issue);
  const t = translator(locale);
  return pageMetadata({
    locale,
    alternates: toolkitPaths(petition.slugs),
    picture: pagePicture(locale, "petition", petition.slugs.en),
    title: t("toolkit.pageTitle", { campaign: kicker }),
    description: t("toolkit.description", { campaign: kicker }),
  });
}

/** What a campaign offers to those who pass it on: pictures, letter, counter, words, and the petition in a frame. */
export default async function ToolkitPage({ params }: Props) {
  const { locale, petition } = await petitionOf(params);
  const t = translator(locale);
  const issue = await getIssue(locale, petition.issue);
  const letter = await findLetter(locale, petition.key);
  const house = (await listOwnPages(locale)).find(({ slugs }) => slugs.en === "house-of-commons-petitions");
  const alternates = toolkitPaths(petition.slugs);
  // What asks for signatures is offered while they are taken, now or later.
  const isSignable = /^(?:open|planned)$/.test(stateOf(petition, new Date()));
  const url = siteUrl() + path(locale, "petitions", petition.slug);
  return (
    <PageFrame
      locale={locale}
      alternates={alternates}
      section="issues"
      things={[
        breadcrumbThing(
          locale,
          { section: "petitions", slug: petition.slug, name: petition.title },
          { name: t("toolkit.title"), path: alternates[locale] },
        ),
      ]}
    >
      <section className="section section-first" aria-labelledby="page-title">
        <div className="wrap">
          <Crumbs
            locale={locale}
            parent={{ section: "petitions", slug: petition.slug, label: petition.title }}
            current={t("toolkit.title")}
          />
          <div className="head max-w-[52rem]">
            <p className="kicker">{issue.kicker}</p>
            <h1 id="page-title">{t("toolkit.title")}</h1>
            <p className="lede">{t("toolkit.lede", { site: site.organisation.name[locale] })}</p>
          </div>
          <Kit
            locale={locale}
            petition={petition}
            illustration={issue.illustration}
            hasLetter={letter !== null}
            onPaper={isSignable}
            houseHref={house ? path(locale, "own", house.slug) : null}
            siteUrl={siteUrl()}
          />
          <WordsToCopy
            locale={locale}
            url={url}
            message={wordsOfPetition(petition) ?? petition.title}
            newsletter={issue.card}
          />
          {isSignable ? <FrameKit locale={locale} petition={petition} siteUrl={siteUrl()} /> : null}
        </div>
      </section>
    </PageFrame>
  );
}
