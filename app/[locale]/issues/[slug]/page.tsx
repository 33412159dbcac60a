import { notFound } from "next/navigation";
import { IssueCard } from "#components/cards/issue-card.tsx";
import { NewsList } from "#components/cards/news-list.tsx";
import { Contents } from "#components/layout/contents.tsx";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { SourceList } from "#components/mdx/sources.tsx";
import { KeyFigure } from "#components/mdx/stats.tsx";
import { ShareRow } from "#components/petition/share-row.tsx";
import { SignBar } from "#components/petition/sign-bar.tsx";
import { Illustration } from "#components/ui/illustration.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findIssueBySlug, getPetition, type Issue, listIssues, listNews } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { formatDate, isLocale, type Locale, path, paths, translator } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { listCampaigns } from "../../../_shared/campaigns.ts";
import { readCount } from "../../../_shared/counts.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { fullTitle, pageMetadataWithoutTitle } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";
import { breadcrumbThing, questionsThing } from "../../../_shared/structured-data.ts";
import { wordsOfPetition } from "../../../_shared/words-to-share.ts";
import { SignPanel } from "../../petitions/[slug]/sign-panel.tsx";

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

const issuesToGoOnWith = 3;
const newsShown = 3;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  if (!isLocale(params.locale)) return [];
  return (await listIssues(params.locale)).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, issue } = await find(params);
  const { title, description, updated } = issue;
  return pageMetadataWithoutTitle({
    locale,
    alternates: paths("issues", issue.slugs),
    picture: pagePicture(locale, "issue", issue.slugs.en),
    title,
    description,
    updated,
  });
}

export default async function IssuePage({ params }: Props) {
  const { locale, issue } = await find(params);
  const t = translator(locale);
  const petition = await getPetition(locale, issue.petition);
  const state = stateOf(petition, new Date());
  const open = state === "open";
  const count = open ? await readCount(petition.key) : null;
  const alternates = paths("issues", issue.slugs);
  // A campaign's title is a call: in a tab, its subject stands beside it.
  const pageTitle = fullTitle(locale, `${issue.title} · ${issue.kicker}`);
  return (
    <PageFrame
      locale={locale}
      alternates={alternates}
      section="issues"
      hasForm={open}
      file={issue.file}
      things={thingsOf(locale, issue)}
    >
      <div className="issue pet">
        <div className="wrap">
          <Crumbs locale={locale} parent={{ section: "issues", label: t("nav.issues") }} current={issue.kicker} />
          <div className="issue-grid pet-grid">
            <div className="pet-head">
              <IssueHead locale={locale} issue={issue} />
              {open ? <SignBar locale={locale} slug={petition.slugs.en} count={count} place="phone" /> : null}
            </div>
            <div className="side pet-side">
              {state === "draft" ? (
                <title>{pageTitle}</title>
              ) : (
                <SignPanel locale={locale} petition={petition} alternates={alternates} pageTitle={pageTitle} />
              )}
            </div>
          </div>
          <article className="long issue-text">
            <Contents locale={locale} headings={issue.headings}>
              {issue.figures[0] ? <KeyFigure locale={locale} figure={issue.figures[0]} /> : null}
              {open ? (
                <a className="btn" href="#sign">
                  {t("petition.sign")}
                </a>
              ) : null}
            </Contents>
            <div className="prose prose-wide">
              <issue.Body components={mdxComponents(locale, issue.sources)} />
              <div className="mt-12">
                <ShareRow
                  locale={locale}
                  id="share-title"
                  heading={t("issue.share")}
                  url={`${siteUrl()}${alternates[locale]}`}
                  title={issue.title}
                  words={wordsOfPetition(petition)}
                />
              </div>
              <SourceList locale={locale} sources={issue.sources} />
              <p className="small mt-6">{t("layout.lastUpdated", { date: formatDate(locale, issue.updated) })}</p>
            </div>
            {open ? <SignBar locale={locale} slug={petition.slugs.en} count={count} place="phone" back /> : null}
          </article>
        </div>
      </div>
      <RelatedNews locale={locale} issue={issue.key} />
      <KeepGoing locale={locale} current={issue.key} />
    </PageFrame>
  );
}

function thingsOf(locale: Locale, issue: Issue) {
  const parent = { section: "issues" as const, name: translator(locale)("nav.issues") };
  const way = breadcrumbThing(locale, parent, { name: issue.kicker, path: path(locale, "issues", issue.slug) });
  const questions = questionsThing(locale, issue);
  return questions ? [way, questions] : [way];
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const issue = await findIssueBySlug(locale, (await params).slug);
  if (!issue) notFound();
  return { locale, issue };
}

function IssueHead({ locale, issue }: { locale: Locale; issue: Issue }) {
  const t = translator(locale);
  return (
    <>
      <header className="issue-head">
        <h1>
          <NoBreakBillNumbers>{issue.title}</NoBreakBillNumbers>
        </h1>
        <p className="lede">
          <NoBreakBillNumbers>{issue.lede}</NoBreakBillNumbers>
        </p>
        <div className="status">
          <p>
            <b>{t("issue.whereItStands")}</b>
          </p>
          <p>
            <NoBreakBillNumbers>{issue.status.text}</NoBreakBillNumbers>
          </p>
          <p className="small">{t("issue.checked", { date: formatDate(locale, issue.status.checked) })}</p>
        </div>
      </header>
      <figure className="issue-art">
        <Illustration name={issue.illustration} alt={issue.alt} eager />
      </figure>
    </>
  );
}

/** The news of this campaign, newest first. */
async function RelatedNews({ locale, issue }: { locale: Locale; issue: string }) {
  const t = translator(locale);
  const items = (await listNews(locale))
    .filter((item) => item.issue === issue)
    .slice(0, newsShown)
    .map((item) => ({ ...item, href: path(locale, "news", item.slug) }));
  if (items.length === 0) return null;
  return (
    <section className="section paper" aria-labelledby="issue-news">
      <div className="wrap split">
        <h2 id="issue-news">{t("issue.news")}</h2>
        <NewsList locale={locale} items={items} />
      </div>
    </section>
  );
}

async function KeepGoing({ locale, current }: { locale: Locale; current: string }) {
  const campaigns = await listCampaigns(locale);
  const here = campaigns.findIndex(({ card }) => card.key === current);
  const others = [...campaigns.slice(here + 1), ...campaigns.slice(0, here)].slice(0, issuesToGoOnWith);
  if (others.length === 0) return null;
  return (
    <section className="section dusk next" aria-labelledby="next-title">
      <div className="wrap">
        <div className="head">
          <h2 id="next-title">{translator(locale)("issue.keepGoing")}</h2>
        </div>
        <ul className="cards cards-auto">
          {others.map(({ card }) => (
            <IssueCard key={card.key} locale={locale} issue={{ ...card, card: "" }} />
          ))}
        </ul>
      </div>
    </section>
  );
}
