import { notFound } from "next/navigation";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { PetitionSteps } from "#components/petition/petition-steps.tsx";
import { PetitionVersions } from "#components/petition/petition-versions.tsx";
import { ShareRow } from "#components/petition/share-row.tsx";
import { SignBar } from "#components/petition/sign-bar.tsx";
import { Arrow } from "#components/ui/icons.tsx";
import { Illustration } from "#components/ui/illustration.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findPetitionBySlug, getIssue, listPetitions, listPetitionVersions } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { formatDate, isLocale, path, paths, translator } from "#lib/i18n/index.ts";
import { isOpen } from "#lib/petitions/status.ts";
import { readCount } from "../../../_shared/counts.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { fullTitle, pageMetadataWithoutTitle } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";
import { SignPanel } from "./sign-panel.tsx";

/** The count on the page, in seconds; also when the build could read none. See `app/_shared/counts.ts`. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  if (!isLocale(params.locale)) return [];
  return (await listPetitions(params.locale)).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, petition } = await find(params);
  const { title, ask, slugs } = petition;
  return pageMetadataWithoutTitle({
    locale,
    alternates: paths("petitions", slugs),
    picture: pagePicture(locale, "petition", slugs.en),
    title,
    description: ask,
  });
}

/** Demand, count, form, text, in that order: most readers come through a shared link, on a phone. */
export default async function PetitionPage({ params }: Props) {
  const { locale, petition } = await find(params);
  const t = translator(locale);
  const issue = await getIssue(locale, petition.issue);
  const alternates = paths("petitions", petition.slugs);
  const steps = petition.steps.map(({ status, date, note }) => ({ status, date, note: note[locale] }));
  const open = isOpen(petition, new Date());
  const count = await readCount(petition.key);
  return (
    <PageFrame locale={locale} alternates={alternates} section="issues" hasForm={open} file={petition.file}>
      <div className="issue pet">
        <div className="wrap">
          <Crumbs locale={locale} parent={{ section: "issues", label: t("nav.issues") }} current={issue.kicker} />
          <div className="pet-grid">
            <header className="pet-head">
              <figure className="pet-art">
                <Illustration name={issue.illustration} alt={issue.alt} eager />
              </figure>
              <h1>
                <NoBreakBillNumbers>{petition.title}</NoBreakBillNumbers>
              </h1>
              <p className="small">
                <NoBreakBillNumbers>{petition.to}</NoBreakBillNumbers>
              </p>
              <p className="pet-ask">
                <NoBreakBillNumbers>{petition.ask}</NoBreakBillNumbers>
              </p>
              {open ? <SignBar locale={locale} slug={petition.slugs.en} count={count} place="phone" /> : null}
            </header>
            <div className="side pet-side">
              <SignPanel
                locale={locale}
                petition={petition}
                alternates={alternates}
                pageTitle={fullTitle(locale, petition.title)}
                withText={false}
              />
              {open ? <SignBar locale={locale} slug={petition.slugs.en} count={count} place="desktop" /> : null}
            </div>
            <article className="pet-text">
              <div className="prose">
                <h2>{t("petition.fullText")}</h2>
                <petition.Body components={mdxComponents(locale, [])} />
                <p className="small">{t("petition.closes", { date: formatDate(locale, petition.closes) })}</p>
                <p>
                  <a className="more" href={path(locale, "issues", issue.slug)}>
                    <span>
                      <NoBreakBillNumbers>{t("petition.about", { title: issue.title })}</NoBreakBillNumbers>
                    </span>{" "}
                    <Arrow />
                  </a>
                </p>
                <PetitionSteps locale={locale} steps={steps} />
                <PetitionVersions
                  locale={locale}
                  slugs={petition.slugs}
                  versions={await listPetitionVersions(locale, petition.key)}
                />
                <div className="mt-12">
                  <ShareRow
                    locale={locale}
                    id="share-title"
                    heading={t("share.title")}
                    url={`${siteUrl()}${alternates[locale]}`}
                    title={petition.title}
                  />
                </div>
              </div>
              {open ? <SignBar locale={locale} slug={petition.slugs.en} count={count} place="phone" back /> : null}
            </article>
          </div>
        </div>
      </div>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const petition = await findPetitionBySlug(locale, (await params).slug);
  if (!petition) notFound();
  return { locale, petition };
}
