import { Crumbs } from "#components/layout/crumbs.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { PetitionSteps } from "#components/petition/petition-steps.tsx";
import { PetitionVersions } from "#components/petition/petition-versions.tsx";
import { ShareRow } from "#components/petition/share-row.tsx";
import { SignBar } from "#components/petition/sign-bar.tsx";
import { Arrow } from "#components/ui/icons.tsx";
import { Illustration } from "#components/ui/illustration.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { findLetter, getIssue, listPetitionVersions, type Petition } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import {
  CLOCK,
  figuresPaths,
  formatDate,
  type Locale,
  letterPaths,
  path,
  sheetPath,
  toolkitPaths,
  translator,
} from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { readCount } from "../../../_shared/counts.ts";
import { fullTitle } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";
import { breadcrumbThing } from "../../../_shared/structured-data.ts";
import { wordsOfPetition } from "../../../_shared/words-to-share.ts";
import { SignPanel } from "./sign-panel.tsx";

type Props = { locale: Locale; petition: Petition; alternates: Record<Locale, string> };

/** Demand, count, form, text, in that order: most readers come through a shared link, on a phone. */
export async function PetitionView({ locale, petition, alternates }: Props) {
  const t = translator(locale);
  const issue = await getIssue(locale, petition.issue);
  const steps = petition.steps.map(({ status, date, note }) => ({ status, date, note: note[locale] }));
  const state = stateOf(petition, new Date());
  const open = state === "open";
  const letter = state === "draft" ? null : await findLetter(locale, petition.key);
  const count = open ? await readCount(petition.key) : null;
  return (
    <PageFrame
      locale={locale}
      alternates={alternates}
      section="issues"
      hasForm={open}
      file={petition.file}
      things={[
        breadcrumbThing(
          locale,
          { section: "issues", name: t("nav.issues") },
          { name: issue.kicker, path: alternates[locale] },
        ),
      ]}
    >
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
                <h2>
                  {t(open || state === "planned" || state === "draft" ? "petition.fullText" : "petition.textSigned")}
                </h2>
                <petition.Body components={mdxComponents(locale, [])} />
                {open || state === "planned" ? (
                  <p className="small">
                    {t("petition.closes", { date: formatDate(locale, petition.closes), clock: CLOCK[locale] })}
                  </p>
                ) : null}
                <p>
                  <a className="more" href={path(locale, "issues", issue.slug)}>
                    <span>
                      <NoBreakBillNumbers>{t("petition.about", { title: issue.title })}</NoBreakBillNumbers>
                    </span>{" "}
                    <Arrow />
                  </a>
                </p>
                <PetitionSteps locale={locale} steps={steps} />
                {state === "draft" || state === "planned" ? null : (
                  <p>
                    <a className="more" href={figuresPaths(petition.slugs)[locale]}>
                      <span>{t("petition.figures.title")}</span> <Arrow />
                    </a>
                  </p>
                )}
                {state === "draft" ? null : (
                  <p>
                    <a className="more" href={toolkitPaths(petition.slugs)[locale]}>
                      <span>{t("toolkit.link")}</span> <Arrow />
                    </a>
                  </p>
                )}
                {open || state === "planned" ? (
                  <p>
                    <a className="more" href={sheetPath(petition.slugs)}>
                      <span>{t("paper.sheet.link")}</span> <Arrow />
                    </a>
                  </p>
                ) : null}
                {letter ? (
                  <p>
                    <a className="more" href={letterPaths(petition.slugs)[locale]}>
                      <span>{t("letter.title")}</span> <Arrow />
                    </a>
                  </p>
                ) : null}
                <PetitionVersions
                  locale={locale}
                  slugs={petition.slugs}
                  versions={await listPetitionVersions(locale, petition.key)}
                />
                {state === "draft" ? null : (
                  <div className="mt-12">
                    <ShareRow
                      locale={locale}
                      id="share-title"
                      heading={t("share.title")}
                      url={`${siteUrl()}${alternates[locale]}`}
                      title={petition.title}
                      words={wordsOfPetition(petition)}
                    />
                  </div>
                )}
              </div>
              {open ? <SignBar locale={locale} slug={petition.slugs.en} count={count} place="phone" back /> : null}
            </article>
          </div>
        </div>
      </div>
    </PageFrame>
  );
}
