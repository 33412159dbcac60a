import { notFound } from "next/navigation";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { LetterActs } from "#components/petition/letter-acts.tsx";
import { LetterSheet } from "#components/petition/letter-sheet.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findLetter, getIssue, listPetitions } from "#lib/content/index.ts";
import { isLocale, letterPaths, otherLocale, path, translator } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { pageMetadata } from "../../../../_shared/metadata.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { petitionOf } from "../../../../_shared/petition-param.ts";
import { breadcrumbThing } from "../../../../_shared/structured-data.ts";

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const { locale } = params;
  if (!isLocale(locale)) return [];
  const petitions = await listPetitions(locale);
  const letters = await Promise.all(petitions.map(({ key }) => findLetter(locale, key)));
  return petitions.filter((_, index) => letters[index]).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, petition, letter, issue } = await find(params);
  const t = translator(locale);
  return pageMetadata({
    locale,
    alternates: letterPaths(petition.slugs),
    picture: pagePicture(locale, "petition", petition.slugs.en),
    title: t("letter.pageTitle", { campaign: issue.kicker }),
    description: t("letter.description", { title: letter.title }),
  });
}

/** A campaign's letter to one's Member of Parliament: to read, copy, open in one's own mail, print. Nothing of it comes back to this site. */
export default async function LetterPage({ params }: Props) {
  const { locale, petition, letter, issue } = await find(params);
  const t = translator(locale);
  const alternates = letterPaths(petition.slugs);
  const other = otherLocale(locale);
  return (
    <PageFrame
      locale={locale}
      alternates={alternates}
      section="issues"
      file={letter.file}
      things={[
        breadcrumbThing(
          locale,
          { section: "petitions", slug: petition.slug, name: petition.title },
          { name: t("letter.short"), path: alternates[locale] },
        ),
      ]}
    >
      <section className="section section-first letter-page" aria-labelledby="page-title">
        <div className="wrap">
          <Crumbs
            locale={locale}
            parent={{ section: "petitions", slug: petition.slug, label: petition.title }}
            current={t("letter.short")}
          />
          <div className="head max-w-[52rem]">
            <p className="kicker">{issue.kicker}</p>
            <h1 id="page-title">{t("letter.title")}</h1>
            <p className="lede">{t("letter.lede")}</p>
          </div>
          <div className="letter-grid">
            <div className="letter-side">
              <LetterActs locale={locale} text={letter.text} mail={letter.mail} />
              <div className="callout">
                <h2>{t("letter.limits.title")}</h2>
                <p>{t("letter.limits.answer")}</p>
                <p>{t("letter.limits.ours")}</p>
                <p>{t("letter.limits.privacy")}</p>
              </div>
              {stateOf(petition, new Date()) === "open" ? (
                <p className="ui">
                  {t.rich("letter.notSigned", {
                    link: (words) => <a href={`${path(locale, "petitions", petition.slug)}#sign`}>{words}</a>,
                  })}
                </p>
              ) : null}
              <p className="ui">
                {t.rich("letter.facts", {
                  campaign: issue.title,
                  link: (words) => <a href={path(locale, "issues", issue.slug)}>{words}</a>,
                })}
              </p>
              <p className="ui">
                <a href={alternates[other]} hrefLang={other}>
                  {t("letter.other")}
                </a>
              </p>
            </div>
            <LetterSheet
              locale={locale}
              title={letter.title}
              body={<letter.Body components={mdxComponents(locale, [])} />}
            />
          </div>
        </div>
      </section>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const { locale, petition } = await petitionOf(params);
  const letter = await findLetter(locale, petition.key);
  if (!letter) notFound();
  return { locale, petition, letter, issue: await getIssue(locale, petition.issue) };
}
